-- Raises a hold before another attempt, and spreads it over the scopes that only this attempt belongs to, all or nothing.
--
-- KEYS  1 holds of the node, 2 epoch of the shard, then the counters of each scope that binds the attempt
-- ARGV  1 the amount to hold from now on in nano-USD, 2 the epoch that the caller knows
--       3 tokens to hold against tpm in scopes that the hold is not of yet, 4 the beginning of the keys of counters,
--       5 request id, 6 the limits of all scopes, as scopes.lua reads them, then the name of each
-- Reply 1: held (also when the hold was that high already); 0: refused, or there is no such hold, or the counters are not those
--       that the caller knows

local text = redis.call('HGET', KEYS[1], ARGV[5])
if not text or (redis.call('GET', KEYS[2]) or '') ~= ARGV[2] then
  return 0
end
local at, held_so_far, tokens_so_far, rates, listed = read_hold(text)
-- Each scope of a hold reserves as much.
local held = math.max(tonumber(ARGV[1]), tonumber(held_so_far))
local more = held - held_so_far
local tokens = tonumber(ARGV[3])
local now, day = now_micros(), day_of(tonumber(at))
local today = math.max(day, day_of(now))

local keys, counters, place_of = {}, {}, {}
for name in string.gmatch(listed, '[^;]+') do
  keys[#keys + 1] = ARGV[4] .. name
  place_of[ARGV[4] .. name] = #keys
end
local present = #keys
for key = 3, #KEYS do
  if not place_of[KEYS[key]] then
    keys[#keys + 1] = KEYS[key]
    place_of[KEYS[key]] = #keys
  end
end
local stored = redis.call('MGET', unpack(keys))
for place = 1, #keys do
  counters[place] = read_counters(stored[place], today)
end

local words = words_of(ARGV[6])

local function has_room(scope, needed)
  for budget = scope.budgets, scope.rates - 1, 2 do
    local window = HARD[words[budget + 1]]
    if window then
      local spent, reserved = standing(scope.counters, window, day)
      if lacks_room(tonumber(words[budget]), spent, reserved, needed) then
        return false
      end
    end
  end
  return true
end

local joining = {}
local word = 1
for key = 3, #KEYS do
  local place, scope = place_of[KEYS[key]], nil
  scope, word = read_scope(counters[place], words, word)
  if place > present then
    read_limits(scope, now)
    local in_the_way = limit_in_the_way(scope, tokens)
    if not has_room(scope, held) or (in_the_way and not scope.reports) then
      return 0
    end
    if in_the_way then
      pass_by(scope)
    end
    scope.name = ARGV[key + 4]
    joining[#joining + 1] = scope
  elseif more > 0 and not has_room(scope, more) then
    return 0
  end
end

if more == 0 and not joining[1] then
  return 1
end
for place = 1, present do
  reserve(counters[place], day, more)
end
if rates == '-' then
  rates = NO_RATE .. string.rep(';' .. NO_RATE, present - 1)
end
for _, scope in ipairs(joining) do
  take(scope, day, held, now)
  listed = listed .. ';' .. scope.name
  rates = rates .. string.format(';%d,%d,%d', scope.tpm, scope.tpm_held or 0, scope.concurrency >= 0 and 1 or 0)
end
write_counters(keys, counters)
redis.call('HSET', KEYS[1], ARGV[5], written_hold(at, held, tokens_so_far, rates, listed))
return 1
