/** Stands for sucrase's parser of Flow, which it asks only for texts in Flow: the lab has it read TypeScript. */
const unasked = (): never => {
  throw new Error('Failed to parse: the lab does not read Flow. Ask sucrase for TypeScript.');
};

export {
  unasked as flowAfterParseClassSuper,
  unasked as flowAfterParseVarHead,
  unasked as flowParseArrow,
  unasked as flowParseAssignableListItemTypes,
  unasked as flowParseExportDeclaration,
  unasked as flowParseExportStar,
  unasked as flowParseFunctionBodyAndFinish,
  unasked as flowParseIdentifierStatement,
  unasked as flowParseImportSpecifier,
  unasked as flowParseMaybeAssign,
  unasked as flowParseSubscript,
  unasked as flowParseSubscripts,
  unasked as flowParseTypeAnnotation,
  unasked as flowParseTypeParameterDeclaration,
  unasked as flowParseVariance,
  unasked as flowShouldDisallowExportDefaultSpecifier,
  unasked as flowShouldParseExportDeclaration,
  unasked as flowShouldParseExportStar,
  unasked as flowStartParseAsyncArrowFromCallExpression,
  unasked as flowStartParseFunctionParams,
  unasked as flowStartParseImportSpecifiers,
  unasked as flowStartParseNewArguments,
  unasked as flowStartParseObjPropValue,
  unasked as flowTryParseExportDefaultExpression,
  unasked as flowTryParseStatement,
};
