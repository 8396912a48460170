-- Lets a test sit at Neovim's keyboard: each line of standard input is a request { id, lua }, each line of standard output
-- an answer { id, value } or { id, problem }. The Lua of a request may wait for events of the editor.

local channel
local rest = ''

local function answer(message)
  vim.fn.chansend(channel, vim.json.encode(message) .. '\n')
end

local function run(line)
  local request = vim.json.decode(line)
  local code, mistake = loadstring(request.lua)
  local ok, value = false, mistake
  if code then
    ok, value = xpcall(code, debug.traceback)
  end
  answer(ok and { id = request.id, value = value } or { id = request.id, problem = tostring(value) })
end

-- Resumes when the condition holds; it is asked at once and after each of these events.
function _G.wait_until(event, condition)
  local waiting = coroutine.running()
  while not condition() do
    vim.api.nvim_create_autocmd(event, {
      once = true,
      callback = vim.schedule_wrap(function()
        coroutine.resume(waiting)
      end),
    })
    coroutine.yield()
  end
end

-- Calls a function that takes a callback, and resumes with what the callback gets.
function _G.await(start)
  local waiting = coroutine.running()
  start(function(...)
    local results = { ... }
    vim.schedule(function()
      coroutine.resume(waiting, unpack(results))
    end)
  end)
  return coroutine.yield()
end

channel = vim.fn.stdioopen({
  on_stdin = function(_, pieces)
    if #pieces == 1 and pieces[1] == '' then
      vim.cmd('qall!')
    end
    pieces[1] = rest .. pieces[1]
    rest = table.remove(pieces)
    for _, line in ipairs(pieces) do
      coroutine.resume(coroutine.create(run), line)
    end
  end,
})
