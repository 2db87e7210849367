// A chat over socket.io, which stands with pg in node_modules beside this file: a message is stored,
// then told to the others of its room, then acknowledged. PORT says where; PG* which database.
const { Server } = require('socket.io');
const { Pool } = require('pg');

// as long as what is sealed there
const SEALED_OVERHEAD = 33;
const DETAIL = Buffer.alloc(90);
const MAC = Buffer.alloc(32);
const pool = new Pool({ max: 20 });

const NUMBER = `UPDATE peer_chat SET last_seq = last_seq + 1, paced = paced + 1 WHERE id = $1
  RETURNING last_seq, case_id, compartment, scope`;
const ENTRY = `INSERT INTO peer_timeline_entry (id, case_id, compartment, scope, kind, at, channel, language, body)
  VALUES ($1, $2, $3, $4, 'received', $5, 'web', 'en', $6) ON CONFLICT (id) DO NOTHING`;
const LINE = `INSERT INTO peer_chat_message (chat_id, seq, case_id, compartment, scope, entry_id, side, at)
  VALUES ($1, $2, $3, $4, $5, $6, 'visitor', $7)`;
const HEAD = `UPDATE peer_case_file SET journal_seq = journal_seq + 1, journal_mac = $2 WHERE id = $1
  RETURNING journal_seq`;
const EVENT = `INSERT INTO peer_journal_event (case_id, seq, compartment, scope, at, actor, kind, detail, mac)
  VALUES ($1, $2, $3, $4, $5, 'system:chat-visitors', 'chat.said', $6, $7)`;
const FEED = 'INSERT INTO peer_journal_feed (case_id, seq) VALUES ($1, $2)';

const store = async (room, message, text) => {
  const client = await pool.connect();
  const run = (name, sql, ...values) => client.query({ name, text: sql, values });
  try {
    const at = new Date();
    await client.query('BEGIN');
    const { last_seq: seq, case_id: file, compartment, scope } = (await run('number', NUMBER, room)).rows[0];
    const body = Buffer.concat([Buffer.from(text), Buffer.alloc(SEALED_OVERHEAD)]);
    await run('entry', ENTRY, message, file, compartment, scope, at, body);
    await run('line', LINE, room, seq, file, compartment, scope, message, at);
    const { journal_seq: event } = (await run('head', HEAD, file, MAC)).rows[0];
    await run('event', EVENT, file, event, compartment, scope, at, DETAIL, MAC);
    await run('feed', FEED, file, event);
    await client.query('COMMIT');
    return { seq: Number(seq), side: 'visitor', at, text };
  } catch (e) {
    await client.query('ROLLBACK');
    throw e;
  } finally {
    client.release();
  }
};

const http = require('http').createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });
io.on('connection', socket => {
  const { room } = socket.handshake.query;
  socket.join(room);
  socket.on('say', async (message, text, said) => {
    const line = await store(room, message, text);
    socket.to(room).emit('line', line);
    said(line.seq, line.at);
  });
});
http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
