import { EditorProcess, projectFile } from '../editorProcess.js';

/** A finding as Neovim holds it; lines and bytes of the line are counted from zero. */
export interface Shown {
  readonly code: string;
  readonly lnum: number;
  readonly col: number;
}

/** Neovim with the configuration that the documentation offers, and nothing else. */
export class Neovim {
  readonly #process: EditorProcess;

  constructor(file: string) {
    const configuration = projectFile('docs/editors/neovim.lua');
    const driver = projectFile('test/editors/neovim/driver.lua');
    const args = ['--headless', '-n', '-i', 'NONE', '-u', configuration, '-S', driver];
    this.#process = new EditorProcess('nvim', [...args, file]);
  }

  lua<T>(code: string): Promise<T> {
    return this.#process.run<T>({ lua: code });
  }

  /** The findings of the shown file, as soon as there are so many. */
  findings(count = 1): Promise<Shown[]> {
    return this.lua(`
      wait_until('DiagnosticChanged', function() return #vim.diagnostic.get(0) >= ${count} end)
      return vim.tbl_map(function(one) return { code = one.code, lnum = one.lnum, col = one.col } end, vim.diagnostic.get(0))`);
  }

  /** Puts the cursor on the first place where these words stand, as a search does. */
  async goTo(words: string): Promise<void> {
    await this.lua(`vim.fn.cursor(1, 1) assert(vim.fn.search([[\\V${words}]], 'c') > 0)`);
  }

  /** Asks for the code actions at the cursor and chooses this one. */
  async choose(title: string): Promise<void> {
    const titles = await this.lua<string[]>(`
      local actions, choose = await(function(asked)
        vim.ui.select = function(items, _, chosen) asked(items, chosen) end
        vim.lsp.buf.code_action()
      end)
      for _, action in ipairs(actions) do
        if action[2].title == [[${title}]] then
          local changed = vim.b.changedtick
          choose(action)
          wait_until({ 'TextChanged', 'CursorHold' }, function() return vim.b.changedtick > changed end)
          return {}
        end
      end
      return vim.tbl_map(function(action) return action[2].title end, actions)`);
    if (titles.length > 0) throw new Error(`"${title}" is not among:\n${titles.join('\n')}`);
  }

  /** Types as a person does, and waits for the menu of completions. */
  async typeAndComplete(keys: string): Promise<string[]> {
    return this.lua(`
      local keys = vim.api.nvim_replace_termcodes([[${keys}<C-x><C-o>]], true, false, true)
      vim.o.completeopt = 'menuone,noinsert'
      vim.api.nvim_feedkeys(keys, 't', false)
      wait_until('CompleteChanged', function() return vim.fn.pumvisible() == 1 end)
      return vim.tbl_map(function(item) return item.word end, vim.fn.complete_info({ 'items' }).items)`);
  }

  /** Accepts the completion that is chosen in the menu, and leaves insert mode. */
  async accept(): Promise<string> {
    return this.lua(`
      vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes('<C-y><Esc>', true, false, true), 't', false)
      wait_until('ModeChanged', function() return vim.fn.mode() == 'n' end)
      return vim.fn.getline('.')`);
  }

  /** What the server tells of the place at the cursor, as the window shows it that opens. */
  async hover(): Promise<string> {
    const lines = await this.lua<string[]>(`
      local before = #vim.api.nvim_list_wins()
      vim.lsp.buf.hover()
      wait_until('BufWinEnter', function() return #vim.api.nvim_list_wins() > before end)
      local windows = vim.api.nvim_list_wins()
      return vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(windows[#windows]), 0, -1, false)`);
    return lines.join('\n');
  }

  async rename(name: string): Promise<void> {
    await this.lua(`
      local changed = vim.b.changedtick
      vim.lsp.buf.rename('${name}')
      wait_until({ 'TextChanged', 'CursorHold' }, function() return vim.b.changedtick > changed end)`);
  }

  async saveAll(): Promise<void> {
    await this.lua(`vim.cmd('silent wall')`);
  }

  async quit(): Promise<void> {
    await this.#process.quit();
  }
}
