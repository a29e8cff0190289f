/** No library: a line in, `JSON.parse`, a line out. Nothing is checked, matched or limited. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { ASK, type Command, Counter, FLOOD, type Subject, TELL, start } from '../subject.js';

interface Message {
  id?: number;
  method?: string;
  params?: { count: number };
}

export const bare: Subject = {
  async connect(command: Command) {
    const child = start(command);
    const answers = new Counter();
    const notifications = new Counter();
    let id = 0;
    let left = 0;
    const ask = () => {
      left -= 1;
      id += 1;
      write(child.stdin, { method: ASK.method, id, params: ASK.params });
    };
    read(child.stdout, ({ method }) => {
      if (method !== undefined) return notifications.hit();
      if (left > 0) ask();
      answers.hit();
    });
    return {
      exchange(count, depth) {
        const done = answers.expect(count);
        left = count;
        for (let lane = 0; lane < depth; lane += 1) ask();
        return done;
      },
      async listen(count) {
        const done = Promise.all([notifications.expect(count), answers.expect(1)]);
        write(child.stdin, { method: FLOOD, id: 0, params: { count } });
        await done;
      },
      close: () => void child.stdin.end(),
    };
  },
  serve() {
    read(process.stdin, ({ id, method, params }) => {
      if (method === FLOOD) for (let left = params?.count ?? 0; left > 0; left -= 1) write(process.stdout, TELL);
      write(process.stdout, { id, result: ASK.result });
    });
  },
};

function read(input: Readable, take: (message: Message) => void): void {
  createInterface({ input }).on('line', (line) => take(JSON.parse(line) as Message));
}

function write(output: Writable, message: object): void {
  output.write(`${JSON.stringify(message)}\n`);
}
