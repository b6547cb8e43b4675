/* Signing in with a passkey, and adding one: the browser's own JSON forms of WebAuthn level 3. */
import { post } from './api.js';

export const canPasskey = () => Boolean(globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON);

export async function signInWithPasskey() {
  const { ceremony, publicKey } = await post('/api/session/passkey/options');
  const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
  return post('/api/session/passkey', { ceremony, credential: credential.toJSON() });
}
export async function addPasskey(name) {
  const { ceremony, publicKey } = await post('/api/me/passkeys/options');
  const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) });
  return post('/api/me/passkeys', { ceremony, name, credential: credential.toJSON() });
}
