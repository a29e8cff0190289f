/** The page: lists threads, runs a turn, asks before a command. */
import { connect } from '@app-server/client';
import { webSocketTransport } from '@app-server/rpc';

const socket = new WebSocket(`ws://${location.host}/app-server`);
const client = await connect(webSocketTransport(socket), {
  clientInfo: { name: 'browser_page', title: 'Browser page', version: '1.0.0' },
  serverRequests: {
    'item/commandExecution/requestApproval': async ({ command, cwd }, { signal }) => ({
      decision: await approve(`${command}\nin ${cwd}`, signal),
    }),
    otherwise: 'refuse',
  },
});
write('status', `Connected as ${client.server.userAgent}`);
client.onClosed((cause) => write('status', cause.message));

const { data } = await client.thread.list({ limit: 10 });
element('threads').append(
  ...data.map(({ name, preview }) => {
    const row = document.createElement('li');
    row.textContent = name ?? preview;
    return row;
  }),
);

const thread = await client.startThread({ approvalPolicy: 'on-request', sandbox: 'read-only' });
const controls = element('ask') as HTMLFieldSetElement;
let stop = new AbortController();
element('stop').addEventListener('click', () => stop.abort(new Error('Stopped')));
element('form').addEventListener('submit', (event) => {
  event.preventDefault();
  controls.disabled = true;
  ask((element('text') as HTMLInputElement).value)
    .catch((error: Error) => write('outcome', error.message))
    .finally(() => (controls.disabled = false));
});
controls.disabled = false;

async function ask(text: string): Promise<void> {
  write('answer', '');
  write('outcome', '');
  stop = new AbortController();
  const turn = thread.stream(text, { signal: stop.signal });
  for await (const event of turn) {
    if (event.method === 'item/agentMessage/delta') element('answer').append(event.params.delta);
  }
  write('outcome', (await turn.result).status);
}

/** Escape, like an answer from elsewhere, closes the dialog without a yes. */
async function approve(question: string, signal: AbortSignal): Promise<'accept' | 'decline'> {
  const shown = (element('approval') as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
  const dialog = shown.querySelector('dialog') as HTMLDialogElement;
  (dialog.querySelector('pre') as HTMLElement).textContent = question;
  for (const button of dialog.querySelectorAll('button')) {
    button.addEventListener('click', () => dialog.close(button.value));
  }
  signal.addEventListener('abort', () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  dialog.remove();
  return dialog.returnValue === 'accept' ? 'accept' : 'decline';
}

function write(id: string, text: string): void {
  element(id).textContent = text;
}

function element(id: string): HTMLElement {
  return document.getElementById(id) as HTMLElement;
}
