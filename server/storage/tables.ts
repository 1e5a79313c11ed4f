/** The tables as kysely sees them; the truth is in `migrations.ts`. */
import type { Kysely } from 'kysely';
import type { AccessRole, CprRule } from '#model';
import type { MemberRole, SignInMethod, TicketWish } from './identity.ts';

export interface Tables {
  person: {
    id: string;
    name: string | null;
    colour: number;
    created_at: number;
    /** 1: runs the installation */
    operator: number;
    /** when somebody was forgotten; the row is a pseudonym in logs */
    deleted_at: number | null;
  };
  session: {
    token_hash: Uint8Array;
    person: string;
    created_at: number;
    seen_at: number;
    method: SignInMethod;
    device: string;
    issuer: string | null;
    /** the guest whose workbooks came along */
    was: string | null;
  };
  account: { person: string; login: string; password: string; changed_at: number };
  identity: { issuer: string; subject: string; person: string; at: number };
  /** `cpr`: what is done with personal numbers; null: as the installation says */
  organisation: {
    id: string;
    name: string;
    sign_in: string | null;
    created_at: number;
    cpr: CprRule | null;
  };
  member: { organisation: string; person: string; role: MemberRole; at: number };
  /** one-time links */
  ticket: {
    token_hash: Uint8Array;
    kind: TicketWish['kind'];
    person: string | null;
    organisation: string | null;
    role: MemberRole | null;
    created_by: string | null;
    created_at: number;
    ends_at: number;
  };
  /** sign-ins on their way to an issuer and back */
  sign_in: {
    state_hash: Uint8Array;
    sign_in: string;
    browser_hash: Uint8Array;
    nonce: string;
    verifier: string;
    redirect: string;
    goes_to: string;
    keeps: number;
    at: number;
  };
  attempt: { what: string; began_at: number; ends_at: number; count: number };
  /** belongs to one of the two */
  folder: {
    id: string;
    name: string;
    person: string | null;
    organisation: string | null;
    created_at: number;
  };
  organisation_access: {
    workbook: string;
    organisation: string;
    role: AccessRole;
    ends_at: number | null;
    at: number;
  };
  /** a view: every right that a person has to a workbook, whatever it rests on, also those that have ended */
  held_right: { workbook: string; person: string; role: AccessRole; ends_at: number | null };
  workbook: {
    id: string;
    /** a copy of the document's own title */
    title: string;
    template: string;
    /** number of the last update in the log */
    head: number;
    /** number of the epoch that the document is in */
    epoch: number;
    /** number of the last update that has been told as changes; null while no history is kept */
    told: number | null;
    created_at: number;
    changed_at: number;
    deleted_at: number | null;
    /** whose it is, with all rights to its administrators; null: its owners' */
    organisation: string | null;
    folder: string | null;
  };
  /** A person may have several: one of their own (link '') and one from each link, which ends with it. The highest counts. */
  access: {
    workbook: string;
    person: string;
    link: string;
    role: AccessRole;
    at: number;
    ends_at: number | null;
  };
  share_link: {
    id: string;
    workbook: string;
    role: AccessRole;
    token_hash: Uint8Array;
    created_by: string | null;
    created_at: number;
    ends_at: number | null;
    /** PHC string of a code that is asked for; null: none */
    code: string | null;
    /** what the owner calls it */
    name: string;
  };
  doc_update: { doc: string; seq: number; data: Uint8Array; crc: number; author: string; at: number };
  /** `data` is the document's state, deflated; `crc` is over the deflated bytes */
  doc_snapshot: { doc: string; seq: number; data: Uint8Array; crc: number; at: number };
  doc_client: { doc: string; client: number; person: string; at: number; epoch: number };
  /** items of `client` before the number `end` that no earlier mark covers were brought by `person` in the minute `at` */
  doc_mark: { doc: string; client: number; at: number; person: string; end: number };
  /** how an epoch ended: the document's state, deflated, and its state vector; `crc` is over the deflated bytes */
  doc_epoch: {
    doc: string;
    number: number;
    data: Uint8Array;
    crc: number;
    vector: Uint8Array;
    at: number;
  };
  /** one change told from the log; `facts` is JSON */
  doc_change: {
    doc: string;
    seq: number;
    n: number;
    at: number;
    person: string;
    kind: string;
    sheet: string;
    cell: string;
    facts: string;
  };
  /** `people` is JSON: ids; `data` is the document's state, deflated; `crc` is over the deflated bytes */
  doc_version: {
    doc: string;
    number: number;
    seq: number;
    since: number;
    at: number;
    name: string | null;
    made_by: string | null;
    people: string;
    changes: number;
    data: Uint8Array;
    crc: number;
  };
  /** `content` is JSON: nothing in it is searched for here */
  publication: { id: string; workbook: string; content: string; published_at: number; changed_at: number };
  /** `person`, who is deleted, may still stand in the document or its versions, where `pseudonym` belongs */
  departure: { doc: string; person: string; pseudonym: string };
  /** the document that others may copy, deflated; `crc` is over the deflated bytes */
  publication_copy: { publication: string; data: Uint8Array; crc: number };
}

export type Database = Kysely<Tables>;
