// What the page that checks visas can do more where there is script: check by itself, without a
// connection too, and look through the camera.
import {bytesOf, canCheck, check, read, revocations} from '/style/seal.js';

const form = document.getElementById('check');
const result = document.getElementById('result');
const texts = document.getElementById('texts').content;
const ready = document.getElementById('ready');
const picture = document.getElementById('picture');
const text = document.getElementById('text');
const camera = document.getElementById('camera');
const seen = document.getElementById('seen');
const LOOK_EVERY_MS = 300;
const LISTS_EVERY_MS = 600000;

let lists = null;
let detector = null;
let stream = null;

const label = (name) => texts.querySelector(`[data-label="${name}"]`).textContent;
const block = (query) => texts.querySelector(query).cloneNode(true);

// --- what seals are checked with ---

async function load() {
  const [signers, list] = await Promise.all([
    fetch('/verify/signers.json', {credentials: 'omit'}).then((answer) => answer.json()),
    fetch('/verify/revoked', {credentials: 'omit'})
      .then((answer) => answer.ok ? answer.text() : Promise.reject(new Error('no list'))),
  ]);
  const revoked = await revocations(list, signers.signers);
  if (revoked) {
    lists = {signers: signers.signers, ...revoked};
    ready.hidden = false;
  }
}

// --- what was found ---

function row(list, name, value) {
  const term = document.createElement('dt');
  const said = document.createElement('dd');
  const apart = said.appendChild(document.createElement('bdi'));
  term.textContent = name;
  value.split('\n').forEach((line, at) => apart.append(...(at ? [document.createElement('br')] : []), line));
  list.append(term, said);
}

function staying([days, months, years]) {
  const known = {'0,0,0': 'stay-until', '255,255,255': 'stay-border', '254,254,254': 'stay-transit'};
  const key = known[[days, months, years].join()];
  return key ? label(key)
    : label('stay-time').replace('{days}', days).replace('{months}', months).replace('{years}', years);
}

function fields({seal, visa}) {
  const list = document.createElement('dl');
  list.className = 'seal';
  const say = (name, value) => value && row(list, label(name), value);
  if (visa) {
    ['names', 'passport', 'nationality', 'born', 'until'].forEach((name) => say(name, visa[name]));
    say('entries', visa.entries === null ? '' : visa.entries === 0 ? label('entries-any') : String(visa.entries));
    say('stay', staying(visa.stay));
    say('type', visa.type);
  }
  say('issuer', seal.country);
  say('issued', seal.issued);
  say('signer', seal.name);
  say('zone', visa ? visa.zone.join('\n') : '');
  (visa ? visa.others : seal.features).forEach((one) =>
    row(list, label('other').replace('{number}', one.tag), one.text === null ? one.hex : one.text));
  return list;
}

// The page goes on at what was found, by keyboard and aloud.
function show(...parts) {
  result.replaceChildren(...parts);
  result.focus();
  result.scrollIntoView({block: 'start'});
}

function wrong(key) {
  const box = document.createElement('p');
  box.className = 'danger';
  box.textContent = label(key);
  show(box);
}

function say(found) {
  const parts = [block(`[data-verdict="${found.verdict}"]`)];
  const also = (key) => parts.push(block(`[data-text="${key}"]`));
  if (found.signer && found.signer.specimen) {
    also('specimen');
  }
  if (found.verdict === 'valid') {
    also('valid-not');
  }
  if (['valid', 'expired', 'revoked'].includes(found.verdict)) {
    if (Date.parse(lists.next) < Date.now()) {
      also('list-old');
    }
    const as = document.createElement('p');
    as.className = 'hint';
    const [before, after] = label('list').split('{moment}');
    const moment = document.createElement('bdi');
    moment.dir = 'ltr';
    moment.textContent = lists.issued.slice(0, 16).replace('T', ' ');
    as.append(before, moment, after);
    parts.push(fields(found), as);
  } else if (found.seal) {
    parts.push(fields(found));
  }
  show(...parts);
}

const today = () => new Date().toISOString().slice(0, 10);

const look = (bytes) => check(bytes, lists.signers, lists.revoked, today());

// --- by form ---

// The server looks instead; the page stays, also when there is no connection.
async function send() {
  let answer;
  try {
    answer = await fetch(form.action, {method: 'POST', body: new FormData(form), credentials: 'omit'});
  } catch {
    show(block('[data-text="offline-picture"]'));
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const there = page.getElementById('result');
  if (there) {
    show(...document.importNode(there, true).childNodes);
  } else {
    wrong('wrong-picture');
  }
}

function isCheckedHere(bytes) {
  try {
    return canCheck(read(bytes), lists.signers);
  } catch {
    return true;
  }
}

async function ask() {
  if (picture.files.length) {
    const bytes = detector && lists && await through(picture.files[0]);
    await (bytes ? look(bytes).then(say) : send());
    return;
  }
  if (!text.value.trim()) {
    wrong('empty');
    return;
  }
  const bytes = bytesOf(text.value);
  if (!bytes) {
    wrong('wrong-text');
  } else if (lists && isCheckedHere(bytes)) {
    say(await look(bytes));
  } else {
    await send();
  }
}

// --- by camera ---

// Browsers give the text of a code and not its bytes. Where that text loses something, the signature
// does not fit: what they read is believed only when it does, and never called altered.
async function through(image) {
  let codes = [];
  try {
    codes = await detector.detect(image instanceof Blob ? await createImageBitmap(image) : image);
  } catch {
    return null;
  }
  for (const {rawValue} of codes) {
    const bytes = Uint8Array.from(rawValue, (one) => one.charCodeAt(0));
    if (/^[\0-\xFF]+$/.test(rawValue)) {
      const {verdict} = await look(bytes);
      if (['valid', 'expired', 'revoked'].includes(verdict)) {
        return bytes;
      }
    }
  }
  return null;
}

function stop() {
  if (stream) {
    stream.getTracks().forEach((track) => track.stop());
    stream = null;
  }
  seen.hidden = true;
  camera.textContent = camera.dataset.start;
}

async function watch() {
  const video = seen.querySelector('video');
  stream = await navigator.mediaDevices.getUserMedia({video: {facingMode: 'environment'}});
  video.srcObject = stream;
  seen.hidden = false;
  camera.textContent = camera.dataset.stop;
  await video.play();
  while (stream) {
    const bytes = await through(video);
    if (bytes && stream) {
      stop();
      say(await look(bytes));
      return;
    }
    await new Promise((give) => setTimeout(give, LOOK_EVERY_MS));
  }
}

async function offerCamera() {
  const formats = 'BarcodeDetector' in window ? await BarcodeDetector.getSupportedFormats() : [];
  if (formats.includes('data_matrix')) {
    detector = new BarcodeDetector({formats: ['data_matrix']});
    camera.dataset.start = camera.textContent;
    camera.hidden = !navigator.mediaDevices;
  }
}

if (window.crypto && crypto.subtle) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask().catch(() => send());
  });
  camera.addEventListener('click', () => stream ? stop() : watch().catch(stop));
  window.addEventListener('pagehide', stop);
  load().catch(() => {});
  setInterval(() => load().catch(() => {}), LISTS_EVERY_MS);
  offerCamera().catch(() => {});
}
