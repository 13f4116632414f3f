import { expect, test } from 'vitest';
import { wholeAnswer } from '../../../src/opensearch/client/whole-answer.ts';
import { clientOf, fakeNode, json } from './fake-node.ts';

const SEARCH = { method: 'POST', path: '/_search', body: {} } as const;
const shards = (failed: number) => ({ _shards: { total: 3, failed } });

/** Answers one after another; the last goes on. */
const answering = (...answers: readonly object[]) =>
  fakeNode((response, _, count) => json(response, 200, answers[Math.min(count, answers.length) - 1]));

test('an answer that lacks shards is asked for again until it is whole', async () => {
  const node = await answering(shards(1), shards(1), shards(0));
  expect(await wholeAnswer(clientOf([node]).client, SEARCH)).toEqual({ answer: shards(0), partial: false });
  expect(node.heard).toHaveLength(3);
});

test('and is given as partial where it stays so', async () => {
  const node = await answering(shards(2));
  expect(await wholeAnswer(clientOf([node]).client, SEARCH)).toEqual({ answer: shards(2), partial: true });
});

test('of several documents in one each counts', async () => {
  const found = { _id: '1', found: true };
  const lost = { _id: '2', error: { type: 'no_shard_available_action_exception', reason: 'no shard' } };
  const node = await answering({ docs: [found, lost] }, { docs: [found, found] });
  const sent = { method: 'POST', path: '/x/_mget', body: { ids: ['1', '2'] } } as const;
  expect(await wholeAnswer(clientOf([node]).client, sent)).toEqual({
    answer: { docs: [found, found] },
    partial: false,
  });
  const gone = await answering({ docs: [found, lost] });
  await expect(wholeAnswer(clientOf([gone]).client, sent)).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringMatching(/_mget.*no_shard_available/),
  });
});

test('of several searches in one each counts', async () => {
  const node = await answering({ responses: [shards(0), shards(1)] }, { responses: [shards(0), shards(0)] });
  expect(await wholeAnswer(clientOf([node]).client, SEARCH)).toMatchObject({ partial: false });
  const failing = {
    responses: [shards(0), { status: 503, error: { type: 'search_phase_execution_exception' } }],
  };
  const passing = await answering(failing, { responses: [shards(0), shards(0)] });
  expect(await wholeAnswer(clientOf([passing]).client, SEARCH)).toMatchObject({ partial: false });
  const wrong = await answering({
    responses: [{ status: 400, error: { type: 'parsing_exception', reason: 'q' } }],
  });
  await expect(wholeAnswer(clientOf([wrong]).client, SEARCH)).rejects.toMatchObject({
    kind: 'rejected',
    message: expect.stringMatching(/parsing_exception q/),
  });
});
