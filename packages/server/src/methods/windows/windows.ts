/** `windowsSandbox/*`: this server has no Windows sandbox, and says so wherever it runs. */
import type { MethodFamily } from '../../core/methods.js';

export function windows(platform: NodeJS.Platform = process.platform): MethodFamily {
  return {
    handlers: {
      'windowsSandbox/readiness': () => ({ status: 'notConfigured' }),
      'windowsSandbox/setupStart': ({ mode }, { connection, afterResponse }) => {
        const error =
          platform === 'win32'
            ? `this server cannot set up the ${mode} sandbox`
            : `the ${mode} sandbox exists on Windows alone, and this is ${platform}`;
        afterResponse(() => void connection.notify('windowsSandbox/setupCompleted', { mode, success: false, error }));
        return { started: true };
      },
    },
  };
}
