import path from 'node:path';
import { EditorProcess, projectFile } from '../editorProcess.js';

/** Emacs with the package that the documentation offers. */
export class Emacs {
  readonly #process: EditorProcess;

  constructor() {
    const configuration = projectFile('docs/editors/vmx-eglot.el');
    const driver = projectFile('test/editors/emacs/driver.el');
    this.#process = new EditorProcess('emacs', [
      '--batch',
      // What a normal start does before it reads the init file: Debian's packages become known.
      ...['--funcall', 'package-activate-all'],
      ...['--directory', path.dirname(configuration), '--eval', "(require 'vmx-eglot)"],
      ...['--load', driver],
    ]);
  }

  lisp<T>(code: string): Promise<T> {
    return this.#process.run<T>({ lisp: code });
  }

  /** Opens a file as a person does; answers the name of its major mode. */
  open(file: string): Promise<string> {
    return this.lisp(`(progn (press "C-x C-f" '(text ${quoted(file)}) "RET") (symbol-name major-mode))`);
  }

  /** The findings of the shown file as soon as there are so many: its line, counted from one, and its rule. */
  findings(count = 1): Promise<string[]> {
    return this.lisp(`
      (progn
        (press "M-<")
        (wait-until (lambda () (>= (length (flymake-diagnostics)) ${count})))
        (vconcat
         (mapcar (lambda (one)
                   (let ((text (flymake-diagnostic-text one)))
                     (string-match "\\\\[\\\\(.*?\\\\)\\\\]" text)
                     (format "%d %s" (line-number-at-pos (flymake-diagnostic-beg one)) (match-string 1 text))))
                 (flymake-diagnostics))))`);
  }

  /** Puts the cursor in front of these words. */
  async goTo(words: string): Promise<void> {
    await this.lisp(
      `(progn (goto-char (point-min)) (search-forward ${quoted(words)}) (goto-char (match-beginning 0)) t)`,
    );
  }

  /** Asks for the code actions at the cursor, chooses this one and says yes to edits of other files. */
  async choose(title: string): Promise<void> {
    await this.lisp(`(progn (choose #'eglot-code-actions ${quoted(title)}) t)`);
  }

  /** Types these words in a new last line and completes them; answers the line. */
  complete(words: string): Promise<string> {
    return this.lisp(`
      (progn
        (press "M->" '(text ${quoted(words)}) "C-M-i")
        (buffer-substring-no-properties (line-beginning-position) (line-end-position)))`);
  }

  /** What is offered for these words in a new last line. */
  offered(words: string): Promise<string[]> {
    return this.lisp(`
      (progn
        (press "M->" '(text ${quoted(words)}))
        (seq-let (start end table) (eglot-completion-at-point)
          (vconcat (mapcar #'substring-no-properties
                           (all-completions (buffer-substring-no-properties start end) table)))))`);
  }

  /** What the server tells of the place at the cursor. */
  hover(): Promise<string> {
    return this.lisp(`
      (let (told)
        (eglot-hover-eldoc-function (lambda (text &rest _) (setq told text)))
        (substring-no-properties (wait-until (lambda () told))))`);
  }

  async rename(name: string): Promise<void> {
    await this.lisp(`(progn (eglot-rename ${quoted(name)}) t)`);
  }

  async saveAll(): Promise<void> {
    await this.lisp('(progn (save-some-buffers t) t)');
  }

  async quit(): Promise<void> {
    await this.#process.quit();
  }
}

/** A text as Lisp reads it. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
