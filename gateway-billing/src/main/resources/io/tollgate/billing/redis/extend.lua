-- Raises a hold before another attempt, and spreads it over the scopes that only this attempt belongs to, all or nothing.
--
-- KEYS  1 hold, 2 epoch of the shard, then for each scope that binds the attempt: budget hash, rate hash
-- ARGV  1 the amount to hold from now on in nano-USD, 2 the epoch that the caller knows
--       3 tokens to hold against tpm in scopes that the hold is not of yet, 4 the beginning of the shard's keys
--       then each scope, as scopes.lua reads it
-- Reply 1: held (also when the hold was that high already); 0: refused, or there is no such hold, or the counters are not those
--       that the caller knows

local found = redis.call('HMGET', KEYS[1], 'held', 'at', 'scopes')
if not found[1] or (redis.call('GET', KEYS[2]) or '') ~= ARGV[2] then
  return 0
end
-- Each scope of a hold reserves as much.
local held = math.max(tonumber(ARGV[1]), tonumber(found[1]))
local more = held - tonumber(found[1])
local tokens = tonumber(ARGV[3])
local now, day = now_micros(), day_of(tonumber(found[2]))

local present = {}
for name in string.gmatch(found[3], '([^,;]+),%-?%d+,%d+,%d') do
  present[#present + 1], present[name] = name, true
end

local cursor = 4
local function next_argument()
  cursor = cursor + 1
  return ARGV[cursor]
end

local function has_room(scope, needed)
  read_budgets(scope, day, day_of(now))
  for i, soft in ipairs(scope.soft) do
    if not soft and lacks_room(scope, i, needed) then
      return false
    end
  end
  return true
end

local joining = {}
for key = 3, #KEYS, 2 do
  local scope = read_scope(KEYS[key], KEYS[key + 1], next_argument)
  if not present[scope.name] then
    read_limits(scope, now)
    local in_the_way = limit_in_the_way(scope, tokens)
    if not has_room(scope, held) or (in_the_way and not scope.reports) then
      return 0
    end
    if in_the_way then
      pass_by(scope)
    end
    joining[#joining + 1] = scope
  elseif more > 0 and not has_room(scope, more) then
    return 0
  end
end

local scopes = found[3]
if more > 0 then
  for _, name in ipairs(present) do
    reserve(ARGV[4] .. 'b:' .. name, day, more)
  end
end
for _, scope in ipairs(joining) do
  scopes = scopes .. ';' .. take(scope, day, held, now)
end
if more > 0 or joining[1] then
  redis.call('HSET', KEYS[1], 'held', held, 'scopes', scopes)
end
return 1
