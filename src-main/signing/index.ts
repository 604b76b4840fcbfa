export { fingerprintOf, generateKeyPair, type KeyPair, sign, verifySignature } from './ed25519';
