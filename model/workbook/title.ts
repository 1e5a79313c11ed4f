import type { Result } from '../result.ts';
import type { Editor } from './editor.ts';
import type { EditRefusal } from './refusal.ts';

/** Longest title of a workbook. */
export const maxTitleLength = 200;

/** Gives the workbook a title; longer ones are cut, an empty one is ignored. Concurrent: the last title stands. */
export function renameWorkbook(editor: Editor, title: string): Result<void, EditRefusal> {
  const wanted = title.trim().slice(0, maxTitleLength);
  return editor.edit(undefined, (write) => {
    if (wanted !== '') write.set(editor.workbook.about, 'title', wanted);
  });
}
