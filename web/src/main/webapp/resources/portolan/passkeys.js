/* Passkeys: registers one on the page of one's own sign-in, signs in with one on the sign-in page. */
(() => {
  'use strict';
  const part = document.getElementById('passkeys');
  if (!part) return;
  if (!window.PublicKeyCredential) { part.querySelectorAll('[data-needs-passkeys]').forEach(e => { e.hidden = true; }); return; }
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
  const text = buffer => buffer ? btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') : undefined;
  const post = async (query, body) => {
    const answer = await fetch(part.dataset.address + query, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.status === 204 ? null : answer.json();
  };
  const common = credential => ({ id: credential.id, rawId: text(credential.rawId), type: credential.type, authenticatorAttachment: credential.authenticatorAttachment || undefined, clientExtensionResults: credential.getClientExtensionResults() });

  const register = async () => {
    const options = await post('?step=begin', {});
    options.challenge = bytes(options.challenge);
    options.user.id = bytes(options.user.id);
    options.excludeCredentials.forEach(c => { c.id = bytes(c.id); });
    const credential = await navigator.credentials.create({ publicKey: options });
    const name = part.querySelector('input[type=text]').value;
    await post('?step=finish', { name, credential: { ...common(credential), response: { clientDataJSON: text(credential.response.clientDataJSON), attestationObject: text(credential.response.attestationObject), transports: credential.response.getTransports ? credential.response.getTransports() : [] } } });
    location.reload();
  };
  const signIn = async () => {
    const options = await post('?step=begin', {});
    options.challenge = bytes(options.challenge);
    const credential = await navigator.credentials.get({ publicKey: options });
    const response = credential.response;
    const done = await post('?step=finish', { ...common(credential), response: { clientDataJSON: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData), signature: text(response.signature), userHandle: text(response.userHandle) } });
    location.assign(done.to);
  };

  const refused = part.querySelector('[role=alert]');
  part.querySelector('button[data-passkey]').addEventListener('click', async event => {
    const button = event.currentTarget;
    refused.hidden = true;
    button.disabled = true;
    try { await (button.dataset.passkey === 'register' ? register() : signIn()); }
    catch { refused.hidden = false; }
    finally { button.disabled = false; }
  });
})();
