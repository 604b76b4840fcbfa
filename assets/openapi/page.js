/**
 * The API's page: Swagger UI over the server's own OpenAPI document. Nothing is asked of any other machine, and a token
 * that is entered is gone with the page.
 */
globalThis.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  validatorUrl: null,
  persistAuthorization: false,
});
