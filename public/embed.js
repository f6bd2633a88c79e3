// For a page that embeds runs of Reauth Lab: <script src="https://SITE/embed.js" async></script>.
// Each frame says how high it would be, and gets that height. Nothing else is read of it, and nothing is sent.
addEventListener('message', ({ data, source }) => {
  if (data?.type !== 'reauth-lab:height' || !Number.isFinite(data.height)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source) frame.style.height = `${Math.min(Math.max(data.height, 120), 4000)}px`;
  }
});
