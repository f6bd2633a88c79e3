"""Asks a real FastAPI application what the fake backend has to answer, and prints it as probed.json.

    pip install fastapi httpx python-multipart pyjwt
    python probe_fastapi.py > probed.json

The answers are those of FastAPI's own machinery: routing, CORS, bearer scheme, parsing and validation. What the
endpoints themselves say is this project's, so a 2xx is recorded with its body only where the two can agree.
"""

import base64
import json
import sys
import time
from importlib.metadata import version
from typing import Annotated, Literal

import jwt
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.security import OAuth2PasswordBearer, OAuth2PasswordRequestForm
from fastapi.testclient import TestClient
from pydantic import BaseModel

SECRET = "reauth-lab-signs-nothing-that-matters"
bearer = OAuth2PasswordBearer(tokenUrl="/api/auth/login")


def user(token: Annotated[str, Depends(bearer)]) -> str:
    try:
        return jwt.decode(token, SECRET, algorithms=["HS256"])["sub"]
    except jwt.PyJWTError:
        raise HTTPException(401, "Could not validate credentials", {"WWW-Authenticate": "Bearer"})


User = Annotated[str, Depends(user)]


class RefreshBody(BaseModel):
    refresh_token: str


class CommentBody(BaseModel):
    post_id: int
    text: str


api = APIRouter(prefix="/api")


@api.post("/auth/login")
def login(form: Annotated[OAuth2PasswordRequestForm, Depends()]):
    if (form.username, form.password) != ("ann", "wonderland"):
        raise HTTPException(401, "Incorrect username or password", {"WWW-Authenticate": "Bearer"})


@api.post("/auth/refresh")
def refresh(body: RefreshBody):
    if body.refresh_token != "<good>":
        raise HTTPException(401, "Invalid refresh token", {"WWW-Authenticate": "Bearer"})


@api.post("/auth/logout", status_code=204)
def logout():
    return Response(status_code=204)


@api.get("/posts")
def posts(user: User, status: Literal["published", "draft", "archived"] | None = None):
    return []


@api.get("/users/me")
def me(user: User):
    return {}


@api.get("/comments")
def comments(user: User, kind: Literal["comment", "reply"] | None = None):
    return []


@api.post("/comments", status_code=201)
def comment(body: CommentBody, user: User):
    if body.post_id not in range(1, 8):
        raise HTTPException(404, "Post not found")
    return {"id": 6, "post_id": body.post_id, "author": user, "kind": "comment", "text": body.text}


app = FastAPI()
app.include_router(api)
app.add_middleware(
    CORSMiddleware,
    allow_origins=["http://localhost:5173"],
    allow_credentials=True,
    allow_methods=["*"],
    allow_headers=["*"],
)
client = TestClient(app, raise_server_exceptions=False, follow_redirects=False)


def token(lives_for: int, secret: str = SECRET) -> str:
    return jwt.encode({"sub": "ann", "exp": int(time.time()) + lives_for}, secret)


STANDS_FOR = {"<valid access token>": token(900), "<expired access token>": token(-1)}
GOOD = {"authorization": "Bearer <valid access token>"}
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
PAGE = {"origin": "http://localhost:5173"}
ELSEWHERE = {"origin": "http://elsewhere.example"}

cases = []


def probe(method: str, path: str, headers: dict[str, str] = {}, body: str | bytes | None = None) -> None:
    sent = {}
    for name, value in headers.items():
        for placeholder, meaning in STANDS_FOR.items():
            value = value.replace(placeholder, meaning)
        sent[name] = value
    answer = client.request(method, "/api" + path, headers=sent, content=body)

    request = {"method": method, "path": path}
    if headers:
        request["headers"] = headers
    if isinstance(body, bytes):
        request["bodyBase64"] = base64.b64encode(body).decode()
    elif body is not None:
        request["body"] = body

    response = {
        "status": answer.status_code,
        "headers": {name: value for name, value in sorted(answer.headers.items()) if name != "content-length"},
    }
    if answer.status_code >= 300 or answer.status_code == 201 or method == "OPTIONS":
        if answer.headers.get("content-type") == "application/json" and answer.text:
            response["json"] = answer.json()
        else:
            response["text"] = answer.text
    cases.append({"name": f"{method} {path} {json.dumps(headers)} {body!r}", "request": request, "response": response})


# What a model makes of a body.
for body in ["", "null", "3", '"s"', "true", "[]", '{"refresh_token":1}', '{"refresh_token":1.5}',
             '{"refresh_token":true}', '{"refresh_token":[1]}', '{"refresh_token":{"a":1}}',
             '{"refresh_token":"","more":1}', '{"refresh_token":"<good>"}', '{"Refresh_Token":"x"}',
             '\ufeff{"refresh_token":"<good>"}', ' {"refresh_token" : "<good>"} ',
             '{"refresh_token":"a","refresh_token":"<good>"}']:
    probe("POST", "/auth/refresh", JSON, body)

# What Python makes of what is not JSON.
for body in ["{", " { ", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a":1 "b"', "[", "[1", "[1,", "[1,]",
             "[1 2", '{"a":"x', '{"a":"x\ny"}', '{"a":"\\q"}', '{"a":"\\u12"}', "nope", "tru", "truex", "1 2", "{} {}",
             "01", "-", ".5", "1.", "1e", '"abc', '"a\\', '"\\u', '"\\u123g"', "{'a':1}", '{"a" 1}', "{1:2}", "  ",
             "\t\n[1,\n oops]", "+1", "undefined", '{"é":oops}', '{"😀":oops}', "[,1]", "[1,,2]", "{,}", '"\t"',
             '"a\x7f', "-Inf", "1.5.5", "2e5x", "[1}", '{"a":1]', "--1", "1e+", "[1.e]", "]", "}", '{"a":1 , ,',
             '{"a":}', '"\\u12\\"', '{"a":1}\x00', '{"a":[{"b":"\\"]}"}, nul]}']:
    probe("POST", "/auth/refresh", JSON, body)
probe("POST", "/auth/refresh", JSON, b'"\xff"')

# Which content types are JSON.
for content_type in ["text/plain", "application/x-www-form-urlencoded", "application/vnd.api+json",
                     "application/json; charset=utf-8", "APPLICATION/JSON", "text/json", "application/octet-stream",
                     "json", "", "application/jsonx", "application/json;", "application / json",
                     "application/problem+JSON", "multipart/form-data", "application/json/x"]:
    probe("POST", "/auth/refresh", {"content-type": content_type}, '{"refresh_token":"x"}')
probe("POST", "/auth/refresh", {}, '{"refresh_token":"x"}')
probe("POST", "/auth/refresh", {"content-type": "text/plain"}, "{oops")
probe("POST", "/auth/refresh", {"content-type": "text/plain"}, "")

# What Pydantic takes for an integer.
for post_id in ['"1"', '" 2 "', '"0_3"', '"4.0"', '"1.5"', '"abc"', '""', "true", "false", "null", "1.0", "1.5",
                "[1]", "{}", '"1e0"', '"+5"', '"-5"', '"0x1"', '"007"', '"1."', '".0"', '"1__0"', '"_1"', '"1_"',
                '"1.00"', '"- 5"', '"1_0.0"', '"1.0_0"', '"--5"', '"\\u0661"', '"\\u00a05"', '"5\\n"', "-1.0", "8"]:
    probe("POST", "/comments", {**GOOD, **JSON}, '{"post_id":' + post_id + ',"text":"a"}')
for body in ["{}", '{"post_id":1}', '{"post_id":null,"text":null}', '{"text":3}', "[]", ""]:
    probe("POST", "/comments", {**GOOD, **JSON}, body)
probe("POST", "/comments", GOOD)

# What is checked first: parsing, then the token, then the fields.
for body in ["{oops", "[]", "", b"\xff"]:
    probe("POST", "/comments", JSON, body)
probe("GET", "/posts?status=x")
probe("POST", "/auth/logout", JSON, "{oops")

# Forms.
for body in ["username=ann", "password=x", "username=&password=x", "username=x&username=ann&password=wonderland",
             "username=ann&username=&password=wonderland", "grant_type=x&username=a&password=b",
             "grant_type=&username=ann&password=wonderland", "grant_type=password&username=ann&password=wonderland",
             "username=%61nn&password=wonder%6Cand", "username=ann+&password=wonderland", "grant_type=nope",
             "username&password=1", ";", "username=ann;password=wonderland", "=&=", "username=a&password=%ff",
             "grant_type=password%0A&username=a&password=b", "scope=a+b&client_id=1&username=ann&password=wonderland"]:
    probe("POST", "/auth/login", FORM, body)
probe("POST", "/auth/login", JSON, '{"username":"ann","password":"wonderland"}')
probe("POST", "/auth/login", JSON, "{oops")
for content_type in ["text/plain", "application/x-www-form-urlencoded;charset=UTF-8",
                     "APPLICATION/x-www-form-urlencoded", "multipart/form-data"]:
    probe("POST", "/auth/login", {"content-type": content_type}, "username=ann&password=wonderland")
MULTIPART = {"content-type": "multipart/form-data; boundary=x"}
FIELD = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
probe("POST", "/auth/login", MULTIPART, FIELD.format("username", "ann") + FIELD.format("password", "wonderland") + "--x--\r\n")
probe("POST", "/auth/login", MULTIPART, FIELD.format("username", "ann") + "--x--\r\n")
probe("POST", "/auth/login", MULTIPART, "junk")

# The bearer scheme.
for authorization in ["Basic YW5uOng=", "bearer <valid access token>", "BEARER   <valid access token>", "Bearer",
                      "", "<valid access token>", "Bearer <valid access token> x", "Bearer\t<valid access token>",
                      "Token x", "Bearer <expired access token>", "Bearer a.b.c", "Bearer " + token(900, "x" * 32)]:
    probe("GET", "/users/me", {"authorization": authorization})

# Queries.
for query in ["?status=draft", "?status=", "?status=x", "?status=draft&status=x", "?status=x&status=draft",
              "?Status=x", "?status", "?status=draft%20", "?status=%ff", "?more=1"]:
    probe("GET", "/posts" + query, GOOD)
probe("GET", "/comments?kind=x", GOOD)
probe("GET", "/comments?kind=reply", GOOD)

# Routing.
for path in ["/posts", "/comments", "/auth/refresh", "/nowhere"]:
    for method in ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"]:
        probe(method, path)
probe("POST", "/posts")
for path in ["/posts/", "/posts//?a=b&c=%20", "/posts/1", "/nowhere/", "/", "//posts", "/POSTS", "/auth/", "/posts%2F"]:
    probe("GET", path)
probe("GET", "/po%73ts", GOOD)
probe("POST", "/posts/", {**GOOD, **JSON}, "{}")

# CORS.
for headers in [PAGE, ELSEWHERE, {"origin": ""}]:
    probe("GET", "/posts", headers)
    probe("GET", "/posts/", headers)
    probe("GET", "/nowhere", headers)
    probe("POST", "/auth/logout", headers)
for origin in [PAGE, ELSEWHERE]:
    for method in ["GET", "POST", "get", "BREW"]:
        probe("OPTIONS", "/posts", {**origin, "access-control-request-method": method})
probe("OPTIONS", "/nowhere", {**PAGE, "access-control-request-method": "GET", "access-control-request-headers": "x"})
probe("OPTIONS", "/posts", {**ELSEWHERE, "access-control-request-method": "BREW", "access-control-request-headers": "x"})
probe("OPTIONS", "/posts",
      {**PAGE, "access-control-request-method": "GET", "access-control-request-private-network": "true"})
probe("OPTIONS", "/posts", PAGE)
probe("OPTIONS", "/posts", {"access-control-request-method": "GET"})

about = "Answers of FastAPI {}, Starlette {}, Pydantic {} to probe_fastapi.py.".format(
    version("fastapi"), version("starlette"), version("pydantic")
)
lines = ",\n".join("  " + json.dumps(case) for case in cases)
sys.stdout.write('{\n "about": ' + json.dumps(about) + ',\n "cases": [\n' + lines + "\n ]\n}\n")
