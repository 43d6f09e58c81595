// node verify.mjs seal.dsse.json KEY.pem [bundle to write]
// Puts a dossier's seal into a sigstore bundle and has sigstore's library verify it under the key: no log, no time.
// Exit codes: 0 verified, 1 refused (the library's words on stderr), 2 wrong call.
import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { bundleFromJSON } from '@sigstore/bundle';
import { Verifier, toSignedEntity, toTrustMaterial } from '@sigstore/verify';

const [sealPath, keyPath, out] = process.argv.slice(2);
if (!keyPath) {
  console.error('usage: node verify.mjs seal.dsse.json KEY.pem [bundle to write]');
  process.exit(2);
}

const publicKey = createPublicKey(readFileSync(keyPath));
const keyid = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex');
const envelope = JSON.parse(readFileSync(sealPath, 'utf8'));
// The library takes one signature. Without one by this key it gets the first, and refuses it.
const own = envelope.signatures.filter(s => s.keyid === keyid);
envelope.signatures = (own.length ? own : envelope.signatures).slice(0, 1);
const bundle = {
  mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  verificationMaterial: { publicKey: { hint: keyid } },
  dsseEnvelope: envelope,
};
if (out) {
  writeFileSync(out, JSON.stringify(bundle));
}

try {
  const nothing = { tlogs: [], ctlogs: [], certificateAuthorities: [], timestampAuthorities: [] };
  const trust = toTrustMaterial(nothing, hint => {
    if (hint !== keyid) {
      throw new Error(`no key ${hint}`);
    }
    return { publicKey, validFor: () => true };
  });
  const verifier = new Verifier(trust, { tlogThreshold: 0, timestampThreshold: 0, ctlogThreshold: 0 });
  verifier.verify(toSignedEntity(bundleFromJSON(bundle)));
  console.log(`verified under ${keyid}`);
} catch (error) {
  console.error(`${error.name}: ${error.message}`);
  process.exit(1);
}
