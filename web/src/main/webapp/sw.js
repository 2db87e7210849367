// Keeps the public pages of a language on the phone of somebody who asked for it, and shows them
// when there is no connection. Only what /{language}/kept.json lists is ever stored, and it is
// fetched without cookies; a traveller's own pages and the staff's never pass through here.
'use strict';

// the number grows when what is stored looks different; what older ones stored is then fetched anew
const KEPT = 'portolan-1-';
const ANY_KEPT = /^portolan-(\d+)-(.+)$/;
const LIST = '/kept.json';
const PUBLIC = /^\/(?!(?:my|staff)\/)([a-z]{2}(?:-[A-Za-z]{2,4})?)\/(?!(?:my|chat)(?:\/|$))/;
const STYLE = /^\/style\/[\w.-]+$/;
// a slow phone network answers within this time, or the reader is shown what is there
const PATIENCE_MS = 3000;
const CHECK_AFTER_MS = 3600000;

const kept = async (language) =>
  (await caches.has(KEPT + language)) ? caches.open(KEPT + language) : undefined;

const anyKept = async () => {
  const name = (await caches.keys()).find((one) => one.startsWith(KEPT));
  return name && caches.open(name);
};

const listIn = async (cache) => {
  const list = await cache.match(LIST);
  return list && list.json();
};

// What may be stored: public, whole, and not by way of another address.
async function taken(at) {
  if (!PUBLIC.test(at) && !STYLE.test(at)) {
    throw new Error('not public');
  }
  const answer = await fetch(at, {credentials: 'omit', cache: 'no-cache', redirect: 'error'});
  if (answer.status !== 200 || /no-store|private/.test(answer.headers.get('Cache-Control'))) {
    throw new Error('not to be stored');
  }
  return answer;
}

// The day by this phone, as in 2026-11-27.
function dayOf(moment) {
  const two = (number) => String(number).padStart(2, '0');
  const at = new Date(moment);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

// Brings what is stored up to date; the list comes last, so that its day holds for all of it.
async function bring(cache, language, also) {
  const list = await (await taken(`/${language}/kept.json`)).json();
  const before = await listIn(cache);
  const had = new Map(before ? before.files.map((file) => [file.at, file.tag]) : []);
  const files = list.files.filter((file) => also || !file.closer);
  await Promise.all(files.map(async (file) => {
    if (had.get(file.at) !== file.tag) {
      await cache.put(file.at, await taken(file.at));
    }
  }));
  const wanted = new Set(files.map((file) => file.at));
  for (const request of await cache.keys()) {
    const {pathname} = new URL(request.url);
    if (pathname !== LIST && !wanted.has(pathname)) {
      await cache.delete(request);
    }
  }
  const day = list.days[dayOf(list.moment)] || list.moment.slice(0, 10);
  const now = {files, also, day, box: list.box, checked: Date.now()};
  await cache.put(LIST, new Response(JSON.stringify(now)));
}

// Stores a language's pages, or nothing of them.
async function keep(language, also) {
  const cache = await caches.open(KEPT + language);
  try {
    await bring(cache, language, also);
  } catch (cause) {
    await caches.delete(KEPT + language);
    throw cause;
  }
}

// After a page came from the server: has anything changed since it was stored?
async function follow(cache, language, pathname, answer) {
  const list = await listIn(cache);
  if (!list) {
    return;
  }
  const file = list.files.find((one) => one.at === pathname);
  const changed = file && answer.type === 'basic' && answer.headers.get('ETag') !== file.tag;
  if (changed || Math.abs(Date.now() - list.checked) > CHECK_AFTER_MS) {
    await bring(cache, language, list.also);
  }
}

function written(html, like) {
  const headers = new Headers(like.headers);
  ['Content-Encoding', 'Content-Length', 'ETag'].forEach((name) => headers.delete(name));
  return new Response(html, {headers});
}

const box = (list) => list.box.replace('{day}', () => list.day);

// A stored page, saying of when it is.
async function stored(page, cache) {
  const list = await listIn(cache);
  const html = await page.text();
  return written(list ? html.replace('</h1>', () => `</h1>\n${box(list)}`) : html, page);
}

// What there is instead of a page that is not stored.
async function notHere(language) {
  const cache = (await kept(language)) || (await anyKept());
  const list = cache && (await listIn(cache));
  const file = list && list.files.find((one) => one.at.endsWith('/offline'));
  const page = file && (await cache.match(file.at));
  if (!page) {
    return Response.error();
  }
  const lines = list.files.map((one) => one.line || '').join('');
  return written((await page.text()).replace('<!-- kept -->', () => lines), page);
}

async function page(event, language) {
  const {pathname, search} = new URL(event.request.url);
  const cache = await kept(language);
  const mine = cache && (search === '' || search === '?chosen') && (await cache.match(pathname));
  const network = fetch(event.request);
  // also when it comes too late to be shown: what is stored is brought up to date all the same
  event.waitUntil(network.then((answer) => cache && follow(cache, language, pathname, answer))
    .catch(() => {}));
  const patience = new Promise((_, give) => setTimeout(give, PATIENCE_MS));
  try {
    const answer = await (mine ? Promise.race([network, patience]) : network);
    if (answer.status < 500 || !mine) {
      return answer;
    }
  } catch {
    // no connection, or too slow a one
  }
  return mine ? stored(mine, cache) : notHere(language);
}

async function file(request, pathname) {
  const cache = await anyKept();
  return (cache && (await cache.match(pathname))) || fetch(request);
}

async function moveIn() {
  for (const name of await caches.keys()) {
    const [, , language] = ANY_KEPT.exec(name) || [];
    if (language && !name.startsWith(KEPT)) {
      const list = await listIn(await caches.open(name));
      await keep(language, Boolean(list && list.also)).catch(() => {});
      await caches.delete(name);
    }
  }
}

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([self.clients.claim(), moveIn()])));

self.addEventListener('message', (event) => {
  const {language, also} = event.data;
  event.waitUntil(keep(language, also)
    .then(() => 'done', (cause) => cause.name === 'QuotaExceededError' ? 'full' : 'failed')
    .then((said) => event.ports[0].postMessage(said)));
});

self.addEventListener('fetch', (event) => {
  const {request} = event;
  const {origin, pathname} = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) {
    return;
  }
  if (STYLE.test(pathname)) {
    event.respondWith(file(request, pathname));
  } else if (request.mode === 'navigate' && (pathname === '/' || PUBLIC.test(pathname))) {
    event.respondWith(page(event, pathname === '/' ? '' : PUBLIC.exec(pathname)[1]));
  }
});
