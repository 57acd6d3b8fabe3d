-- Gives a node the next slice of a credential's quota, and takes back what it has not used of earlier ones.
--
-- The credential's book is a hash. For each step of time it has what was given out in it, less what came back: r<step> of
-- requests, t<step> of tokens. For each node, n<node>, it has when the node last asked and, of requests and then of tokens, how
-- much was asked of it, how much it holds for anybody, and how much it holds in reserve.
--
-- KEYS  1 the book
-- ARGV  1 the node, 2 milliseconds of a step, 3 the steps before the present one that count, 4 steps after which a silent node
--       is forgotten; then for requests and for tokens:
--       the quota (below 0: none), what was used without a slice, what was asked for, what was asked for in vain,
--       what the node keeps of its slice for anybody and in reserve, the step of that slice,
--       how many returns follow, and for each of them its step and amount
-- Reply the present step, how many nodes there are, then for both: what is given for anybody, what is given in reserve, and the
--       milliseconds until more can be had, 0 where something was

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local node, length, counted, silent = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local step = math.floor(now / length)
local cursor = 4

local function next_argument()
  cursor = cursor + 1
  return tonumber(ARGV[cursor])
end

local given, others, stale = { r = {}, t = {} }, {}, {}

local function read_node(name, value)
  local seen, ra, rc, rr, ta, tc, tr = string.match(value, '^(%d+),(%d+),(%d+),(%d+),(%d+),(%d+),(%d+)$')
  if not seen or step - tonumber(seen) > silent then
    stale[#stale + 1] = 'n' .. name
  elseif name ~= node then
    others[#others + 1] = {
      r = { asked = tonumber(ra), common = tonumber(rc), reserve = tonumber(rr) },
      t = { asked = tonumber(ta), common = tonumber(tc), reserve = tonumber(tr) }
    }
  end
end

local function read_step(kind, at, value)
  if tonumber(at) < step - counted then
    stale[#stale + 1] = kind .. at
  else
    given[kind][tonumber(at)] = tonumber(value)
  end
end

local book = redis.call('HGETALL', KEYS[1])
for i = 1, #book, 2 do
  local kind, rest = string.sub(book[i], 1, 1), string.sub(book[i], 2)
  if kind == 'n' then
    read_node(rest, book[i + 1])
  else
    read_step(kind, rest, book[i + 1])
  end
end

-- What is added to what is kept, so that the node has its part of both; one that has nothing gets the last one.
local function part(left, kept, weight, wanting)
  local aim = math.max(math.floor((left + kept) * weight), wanting)
  if kept == 0 and aim < 1 then
    aim = 1
  end
  return math.max(0, math.min(left, aim - kept))
end

local changed = {}

local function move(kind, at, amount)
  if amount ~= 0 and at >= step - counted then
    given[kind][at] = math.max(0, (given[kind][at] or 0) + amount)
    changed[kind .. at] = given[kind][at]
  end
end

local function slice(kind)
  local quota, unleased, asked, wanting = next_argument(), next_argument(), next_argument(), next_argument()
  local common, reserve, kept_since = next_argument(), next_argument(), next_argument()
  for _ = 1, next_argument() do
    local at, amount = next_argument(), next_argument()
    move(kind, at, -amount)
  end
  if quota < 0 then
    return { 0, 0, 0 }, '0,0,0'
  end
  -- What is kept may be used for as long as what is given now.
  move(kind, kept_since, -(common + reserve))
  move(kind, step, common + reserve + unleased)

  local left, oldest = quota, nil
  for at, amount in pairs(given[kind]) do
    left = left - amount
    if amount > 0 and (not oldest or at < oldest) then
      oldest = at
    end
  end
  left = math.max(0, left)

  local weights, reserved, held = asked + 1, reserve, 0
  for _, other in ipairs(others) do
    weights = weights + other[kind].asked + 1
    reserved = reserved + other[kind].reserve
    held = held + other[kind].common
  end
  local weight = (asked + 1) / weights

  local spare = math.min(left, math.max(0, math.floor(quota / 10) - reserved))
  local more = part(left - spare, common, weight, wanting)
  local more_reserve = part(spare, reserve, weight, wanting - more)
  move(kind, step, more + more_reserve)

  local free = 0
  if common + more == 0 then
    free = length
    if held == 0 and left - spare == 0 and oldest then
      free = math.max(length, (oldest + counted + 1) * length - now)
    end
  end
  return { more, more_reserve, free }, asked .. ',' .. common + more .. ',' .. reserve + more_reserve
end

local requests, requests_held = slice('r')
local tokens, tokens_held = slice('t')

local writes = { 'n' .. node, step .. ',' .. requests_held .. ',' .. tokens_held }
for field, amount in pairs(changed) do
  if amount > 0 then
    writes[#writes + 1] = field
    writes[#writes + 1] = amount
  else
    stale[#stale + 1] = field
  end
end
if stale[1] then
  redis.call('HDEL', KEYS[1], unpack(stale))
end
redis.call('HSET', KEYS[1], unpack(writes))
redis.call('PEXPIRE', KEYS[1], (counted + 2) * length)
return { step, #others + 1, requests[1], requests[2], requests[3], tokens[1], tokens[2], tokens[3] }
