// The Inbox: reports taken in as text, the drafts of the one that is open, and what a person has chosen about each before
// deciding. What a draft means is worked out by the backend; here is only what is in view.
import { call, Refusal } from '../lib/api';
import type {
  Draft,
  DraftChoice,
  DraftChoiceArgs,
  DraftRef,
  EventEffect,
  InboxAnswer,
  OpenReport,
  Pick,
} from '../lib/border';
import { language } from '../lib/i18n.svelte';
import { rfc3339 } from '../lib/time';
import { change } from './changes';
import { focus, type Mode } from './focus.svelte';
import { isKept, letGo } from './kept.svelte';
import { picture } from './picture.svelte';

/** A candidate with its number on the keyboard. */
export interface Numbered {
  place: number;
  pick: Pick;
}

class InboxState {
  current = $state.raw<InboxAnswer | null>(null);
  loading = $state(false);
  problem = $state.raw<Refusal | null>(null);
  /** The draft that is unfolded. */
  active = $state<string | null>(null);
  /** The reason of a rejection is being written. */
  rejecting = $state(false);
  /** The grade is being changed. */
  grading = $state(false);
  /** What is to be done to a draft that has an edit which is not saved: a person has to say which of the two counts. */
  asking = $state<'accept' | 'merge' | null>(null);
  effect = $state.raw<EventEffect | null>(null);
  #choices = $state.raw<Record<string, DraftChoice>>({});
  #wanted: string | null = null;
  #asked = 0;
  #effectAsked = 0;

  get open(): OpenReport | null {
    return this.current?.open ?? null;
  }
  get drafts(): Draft[] {
    return this.open?.drafts ?? [];
  }
  get toReview(): number {
    return this.current?.to_review ?? 0;
  }
  /** Not all texts are read yet: there may be more to review. */
  get counting(): boolean {
    return (this.current?.unread ?? 0) > 0;
  }
  get draft(): Draft | undefined {
    return this.drafts.find((draft) => draft.key === this.active);
  }
  /** Where the open report stands among all. */
  get at(): number {
    return this.current?.reports.findIndex((one) => one.report === this.open?.report) ?? -1;
  }
  get ref(): DraftRef | null {
    return this.open && this.active ? { report: this.open.report, key: this.active } : null;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    this.loading = true;
    try {
      const answer = await call('inbox', { report: this.#wanted, lang: language.current });
      if (asked !== this.#asked) return;
      this.current = answer;
      this.#wanted = answer.open?.report ?? null;
      this.problem = null;
      if (!this.draft) this.activate(this.drafts.find(waits)?.key ?? this.drafts[0]?.key ?? null);
    } catch (reason) {
      if (asked === this.#asked) this.problem = reason as Refusal;
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
    if (asked === this.#asked && this.counting && !this.problem) await this.load();
  }
  async show(report: string): Promise<void> {
    this.#wanted = report;
    this.activate(null);
    await this.load();
  }
  /** The report before or after the open one. */
  async turn(step: 1 | -1): Promise<void> {
    const next = this.current?.reports[this.at + step];
    if (next) await this.show(next.report);
  }
  activate(key: string | null): void {
    if (this.active === key) return;
    this.active = key;
    this.rejecting = false;
    this.grading = false;
    this.asking = null;
    this.effect = null;
  }
  move(step: 1 | -1): void {
    const at = this.drafts.findIndex((draft) => draft.key === this.active);
    const next = this.drafts[Math.max(0, Math.min(this.drafts.length - 1, at + step))];
    if (next) this.activate(next.key);
  }

  choice(draft: DraftRef): DraftChoice {
    return this.#choices[`${draft.report} ${draft.key}`] ?? { picks: [] };
  }
  choose(draft: DraftRef, change: Partial<DraftChoice>): void {
    this.#choices = {
      ...this.#choices,
      [`${draft.report} ${draft.key}`]: { ...this.choice(draft), ...change },
    };
  }
  pick(draft: DraftRef, place: number, pick: Pick): void {
    const picks = [...this.choice(draft).picks];
    while (picks.length <= place) picks.push(null);
    picks[place] = pick;
    this.choose(draft, { picks });
  }

  args(draft: DraftRef): DraftChoiceArgs {
    return {
      draft,
      choice: $state.snapshot(this.choice(draft)) as DraftChoice,
      lang: language.current,
    };
  }
  /** What accepting the unfolded draft would change; the last answer stays until the next one. */
  async foresee(): Promise<void> {
    const ref = this.ref;
    const asked = ++this.#effectAsked;
    if (!ref || !this.draft || !waits(this.draft)) {
      this.effect = null;
      return;
    }
    // What cannot be accepted yet is said when it is accepted.
    const answer = await call('draft_effect', {
      ...this.args(ref),
      as_of: picture.live ? null : rfc3339(picture.asOf),
    }).catch(() => null);
    if (asked === this.#effectAsked) this.effect = answer;
  }

  /** The next draft that waits after the unfolded one, else the first that waits. */
  #following(): string | null {
    const at = this.drafts.findIndex((draft) => draft.key === this.active);
    const after = this.drafts.slice(at + 1).find(waits) ?? this.drafts.find(waits);
    return after && after.key !== this.active ? after.key : null;
  }
  #deciding = false;
  async #decide(work: () => ReturnType<typeof call<'accept_draft'>>): Promise<boolean> {
    // What is pressed before the answer is meant for the draft that is being decided.
    if (this.#deciding) return false;
    this.#deciding = true;
    const next = this.#following();
    const done = await change(work);
    this.#deciding = false;
    if (!done) return false;
    await this.load();
    if (next && this.drafts.some((draft) => draft.key === next)) this.activate(next);
    return true;
  }
  /** The unfolded draft has an edit that is not saved. */
  get edited(): boolean {
    return this.ref !== null && isKept(formOf(this.ref));
  }
  /** `without`: a person has said that an edit which is not saved does not count. */
  async accept(without = false): Promise<void> {
    const ref = this.ref;
    if (!ref || this.#asks('accept', without)) return;
    const work = () => call('accept_draft', { ...this.args(ref), event: null });
    if (await this.#decide(work)) letGo(formOf(ref));
  }
  #asks(what: 'accept' | 'merge', without: boolean): boolean {
    this.asking = this.edited && !without ? what : null;
    return this.asking !== null;
  }
  async reject(reason: string): Promise<void> {
    const draft = this.ref;
    if (draft && (await this.#decide(() => call('reject_draft', { draft, reason, lang: language.current }))))
      this.rejecting = false;
  }
  async merge(without = false): Promise<void> {
    const ref = this.ref;
    const twin = this.draft?.twin;
    if (!ref || !twin?.merges || this.#asks('merge', without)) return;
    const work = () => call('merge_draft', { ...this.args(ref), event: twin.event });
    if (await this.#decide(work)) letGo(formOf(ref));
  }
  async split(): Promise<boolean> {
    const draft = this.ref;
    const at = this.drafts.findIndex((one) => one.key === this.active);
    if (!draft || !this.draft?.can_split) return false;
    const done = await change(() => call('split_draft', { draft, lang: language.current }));
    if (!done) return false;
    await this.load();
    this.activate(this.drafts[at]?.key ?? null);
    return true;
  }
  /** Opens the form of the event, begun from the draft. Of one with several parts: from the first of them. */
  async edit(): Promise<void> {
    if (this.draft?.can_split && !(await this.split())) return;
    const draft = this.ref;
    this.asking = null;
    if (draft) focus.begin(formOf(draft));
  }

  /** Another database. */
  forget(): void {
    this.#asked += 1;
    this.#effectAsked += 1;
    this.current = null;
    this.problem = null;
    this.loading = false;
    this.#wanted = null;
    this.#choices = {};
    this.activate(null);
  }
}

/** The form of a draft. */
const formOf = (draft: DraftRef): Mode => ({ is: 'event', id: null, draft });

export const waits = (draft: Draft): boolean => draft.state === 'to_review';

/** Everything that can be picked in a draft, in the order of the number keys. */
export function pickable(draft: Draft): Numbered[] {
  return draft.places.flatMap((place, i) => [
    ...place.candidates.map((one) => ({ place: i, pick: one.pick })),
    ...(place.picked === null ? [{ place: i, pick: { is: 'gap' } as Pick }] : []),
  ]);
}

export const inbox = new InboxState();
