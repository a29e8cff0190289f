/** What is to be reviewed: as users are shown it, and as the reviewer is told. */
import type { ReviewTarget } from '@app-server/schema/experimental';
import { invalidRequest } from '../core/faults.js';

/** Characters of a commit that tell it from others. */
const SHORT = 7;

/**
 * The same target without blanks around its parts.
 *
 * @throws {RpcError} when a part is blank that must not be
 */
export function checkedTarget(target: ReviewTarget): ReviewTarget {
  switch (target.type) {
    case 'uncommittedChanges':
      return target;
    case 'baseBranch':
      return { ...target, branch: filled('branch', target.branch) };
    case 'commit':
      return { ...target, sha: filled('sha', target.sha), title: target.title?.trim() || null };
    case 'custom':
      return { ...target, instructions: filled('instructions', target.instructions) };
  }
}

/** A few words for users. */
export function titleOf(target: ReviewTarget): string {
  switch (target.type) {
    case 'uncommittedChanges':
      return 'current changes';
    case 'baseBranch':
      return `changes against '${target.branch}'`;
    case 'commit':
      return [`commit ${target.sha.slice(0, SHORT)}`, target.title].filter(Boolean).join(': ');
    case 'custom':
      return target.instructions;
  }
}

/** @param mergeBase the commit that a branch has in common with what is reviewed, where git knows it */
export function taskOf(target: ReviewTarget, mergeBase?: string): string {
  switch (target.type) {
    case 'uncommittedChanges':
      return 'Review what is not committed: staged and unstaged changes (git diff HEAD), and untracked files.';
    case 'baseBranch':
      return branchTask(target.branch, mergeBase);
    case 'commit': {
      const title = target.title ? ` ("${target.title}")` : '';
      return `Review what the commit ${target.sha}${title} changes; git show ${target.sha} shows it.`;
    }
    case 'custom':
      return target.instructions;
  }
}

function branchTask(branch: string, mergeBase: string | undefined): string {
  const task = `Review what differs from the branch ${branch}.`;
  if (mergeBase === undefined) {
    return `${task} First find the commit that both have in common, such as with git merge-base HEAD ${branch}; then look at the differences from that commit.`;
  }
  return `${task} Both have the commit ${mergeBase} in common; git diff ${mergeBase} shows what differs.`;
}

function filled(name: string, value: string): string {
  const text = value.trim();
  if (text === '') throw invalidRequest(`${name} must not be empty.`, `/params/target/${name}`);
  return text;
}
