-- vmx-language-server in Neovim, 0.7 or later, with nothing but Neovim's own client.
-- Copy this file to ~/.config/nvim/plugin/vmx.lua. The command vmx-language-server has to be on the PATH.

local COMMAND = { 'vmx-language-server', '--stdio' }

-- A .vmx is written in the language of its machine's host; these endings mean nothing else to Neovim.
local FILETYPES = {
  ['*.vmx,*.vmtx'] = 'vmx',
  ['*.vmc'] = 'vmc',
  ['*.vmdk'] = 'vmdk',
  ['vmxlint.json'] = 'jsonc',
}

local group = vim.api.nvim_create_augroup('vmx', {})

for pattern, filetype in pairs(FILETYPES) do
  vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
    group = group,
    pattern = pattern,
    callback = function()
      vim.bo.filetype = filetype
    end,
  })
end

-- The folder with vmxlint.json or .git is read as a whole, so that the nodes of a cluster know each other. Without one the
-- server reads the machines beside the file.
local function root_of(folder)
  local settings = vim.fn.findfile('vmxlint.json', vim.fn.escape(folder, ' ;*') .. ';')
  local repository = vim.fn.finddir('.git', vim.fn.escape(folder, ' ;*') .. ';')
  local marker = settings ~= '' and settings or repository
  return marker ~= '' and vim.fn.fnamemodify(marker, ':p:s?/$??:h') or nil
end

-- One server for all files under a root.
local clients = {}

local function start(config, buffer)
  if vim.lsp.start then -- Neovim 0.8 and later
    return vim.lsp.start(config, { bufnr = buffer })
  end
  local key = config.root_dir or ''
  if not clients[key] or vim.lsp.client_is_stopped(clients[key]) then
    clients[key] = vim.lsp.start_client(config)
  end
  vim.lsp.buf_attach_client(buffer, clients[key])
end

local COMMENTS = { vmx = '# %s', vmc = '<!-- %s -->', vmdk = '# %s', jsonc = '// %s' }

-- A .vmdk is either a short text that describes a disk, or the disk itself, which is no business of a language server.
local function is_for_server(buffer)
  local filetype = vim.bo[buffer].filetype
  if filetype == 'vmdk' then
    return vim.startswith(vim.api.nvim_buf_get_lines(buffer, 0, 1, false)[1], '# Disk DescriptorFile')
  end
  local name = vim.api.nvim_buf_get_name(buffer)
  return filetype ~= 'jsonc' or vim.fn.fnamemodify(name, ':t') == 'vmxlint.json'
end

vim.api.nvim_create_autocmd('FileType', {
  group = group,
  pattern = { 'vmx', 'vmc', 'vmdk', 'jsonc' },
  callback = function(event)
    if not is_for_server(event.buf) then
      return
    end
    vim.bo[event.buf].commentstring = COMMENTS[event.match]
    -- A key such as scsi0:1.fileName and a value such as scsi-hardDisk are one word each, for completion too.
    vim.bo[event.buf].iskeyword = vim.bo[event.buf].iskeyword .. ',.,:,-'
    vim.bo[event.buf].omnifunc = 'v:lua.vim.lsp.omnifunc' -- CTRL-X CTRL-O completes
    local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(event.buf), ':p:h')
    start({ name = 'vmx', cmd = COMMAND, root_dir = root_of(folder) }, event.buf)
  end,
})

-- Keys in these files, also where a newer Neovim has other ones for all servers.
vim.api.nvim_create_autocmd('FileType', {
  group = group,
  pattern = { 'vmx', 'vmc', 'vmdk' },
  callback = function(event)
    local function key(keys, command)
      vim.keymap.set('n', keys, command, { buffer = event.buf })
    end
    key('K', vim.lsp.buf.hover)
    key('gd', vim.lsp.buf.definition)
    key('<Leader>a', vim.lsp.buf.code_action)
    key('<Leader>r', vim.lsp.buf.rename)
    key('<Leader>e', vim.diagnostic.open_float)
  end,
})
