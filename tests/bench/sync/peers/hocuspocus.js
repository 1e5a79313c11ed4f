/**
 * Hocuspocus as its documentation starts it, with its SQLite extension; only that the database beneath is Node's own,
 * which takes the same calls, since better-sqlite3 has to be compiled for each Node.
 */
import { DatabaseSync } from 'node:sqlite';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

class NodeSqlite extends SQLite {
  async onConfigure() {
    this.db = new DatabaseSync(this.configuration.database);
    this.db.exec(this.configuration.schema);
  }
}

const database = new NodeSqlite({ database: process.env['DATABASE'] });
const server = new Server({ address: '127.0.0.1', port: 0, quiet: true, extensions: [database] });
await server.listen();
process.stdout.write(`listening on :${server.httpServer.address().port}\n`);
