import { expect, it } from 'vitest';
import { isDangerous } from './dangerous.js';

it.each([
  'rm -rf a',
  'rm -fr a',
  'rm -f a',
  'rm -r a',
  'rm -R a',
  'rm --force a',
  'rm --recursive a',
  'rm a -rf',
  'rm -v -rf a',
  '/bin/rm -rf /',

  'ls && rm -rf a',
  'ls; rm -rf a',
  'ls | rm -rf a',
  'rm -rf a > log 2>&1',
  'A=1 rm -rf a',
  'rm -rf $DIR',
  'rm -rf "$A"/*',
  'rm -rf a &',

  '(rm -rf a)',
  '{ rm -rf a; }',
  'if true; then rm -rf a; fi',
  'for a in *; do rm -rf $a; done',
  'f() { rm -rf a; }; f',
  '! rm -rf a',

  'echo $(rm -rf a)',
  'echo "`rm -rf a`"',
  'cat <(rm -rf a)',
  'a=$(rm -rf a)',
  'cat <<E\n$(rm -rf a)\nE',
  'while rm -rf a; do :; done',

  'sudo rm -rf a',
  'sudo -n -u root rm -rf a',
  'env A=1 rm -rf a',
  'nohup rm -rf a',
  'time rm -rf a',
  'timeout 5 rm -rf a',
  'command rm -rf a',

  'ls | xargs rm -rf',
  'ls | xargs -n 1 rm -f',
  'find . -delete',
  'find . -exec rm -rf {} +',
  'find . -name a -ok sudo rm -f {} ";"',

  'bash -c "rm -rf a"',
  `sh -lc 'ls; rm -rf a'`,
  'bash -ec "rm -rf a"',
  'eval "rm -rf a"',
  'bash <<E\nrm -rf a\nE',
  `bash -c "bash -c 'rm -rf a'"`,
  '"rm" -rf a',
  'r"m" -rf a',
  String.raw`\rm -rf a`,
  'rm "-rf" a',
  'rm -r"f" a',

  'git reset --hard',
  'git -C x reset --hard HEAD~1',
  'git clean -fdx',
  'git clean --force',
  'git push --force',
  'git push -f origin a',

  'git push --force-with-lease',
  'git push origin +main',
  'git push origin :main',
  'git push --delete origin a',
  'git branch -D a',
  'git stash clear',

  'mkfs.ext4 /dev/sda1',
  'mkfs /dev/sda',
  'dd if=a of=/dev/sda',
  'shred a',
  'wipefs -a /dev/sda',
  'shutdown -h now',
  'reboot',
  // Broken scripts are looked at as text.
  'rm -rf a (',
  'echo "a; rm -rf b',
  'if true; then rm a --recursive',
])('%j destroys', (script) => {
  expect(isDangerous(script)).toBe(true);
});

it.each([
  '',
  'ls',
  'rm a',
  'rm -i a',
  'echo rm -rf a',
  'grep "rm -rf" a',
  'echo "a rm -rf b"',
  '# rm -rf a',
  'cat <<E\nrm -rf a\nE',

  'rmdir a',
  'npm rm -rf',
  'git rm -rf a',
  'git reset HEAD~1',
  'git clean -n',
  'git push',
  'git push origin main',
  'git branch -d a',
  'git stash',

  'find . -name a',
  'find . -exec grep -rf x {} +',
  'dd if=/dev/zero of=a',
  'dd if=a of=/dev/null',
  'bash a.sh',
  'bash -c ls',
  'sudo ls',
  'eval ls',
  'echo "',
  'ls (',
  'xargs ls',
  'sudo',
  'bash -c',
  'git -C',
  'env',
  '$X -rf a',
])('%j does not', (script) => {
  expect(isDangerous(script)).toBe(false);
});

it('gives up on scripts in scripts in scripts, and asks', () => {
  let script = 'ls';
  for (let depth = 0; depth < 8; depth += 1) script = `bash -c ${JSON.stringify(script)}`;
  expect(isDangerous(script)).toBe(true);
});

it('reads what is nested too deep as text', () => {
  const nested = (script: string) => `echo ${'"$(echo '.repeat(500)}${script}${')"'.repeat(500)}`;
  expect(isDangerous(nested('rm -rf a'))).toBe(true);
  expect(isDangerous(nested('ls'))).toBe(false);
});
