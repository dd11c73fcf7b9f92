export { redactSecrets as redact } from '../secrets/redact-secrets.js';
