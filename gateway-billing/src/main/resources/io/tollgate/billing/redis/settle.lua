-- Ends a hold exactly once: releases it, charges what was spent, corrects the tokens per minute and appends the row.
--
-- KEYS  1 hold, 2 settled mark, 3 usage stream, 4 holds of the node that admitted,
--       5 epoch of the shard; and the budget hashes and rate hashes of the scopes, in the same slot
-- ARGV  1 request id, 2 accounting time in microseconds (the hold's own counts, where there is one),
--       3 spend in nano-USD, 4 tokens used, 5 the row (empty: write none),
--       6 the mark to leave: 'settled', or 'lost' when a sweeper gives up a lost node's hold, 7 seconds to remember it,
--       8 whether an earlier try may have settled it so long ago that its mark is gone (1 or 0),
--       9 the scopes that the row's own columns do not name, with ';' between them, 10 the epoch that the caller knows
--       11 the scopes that the spend is counted in, with ';' between them, 12 the beginning of the shard's keys
-- Reply a word and, after a space, the position in the stream at which the row is to be found at the latest:
--       'EPOCH': the counters are not those that the caller knows, nothing was done;
--       'SETTLED'; 'REPLAYED': it was settled before, nothing was done; 'CORRECTED': a sweeper had given the hold up,
--       the spend was charged and the row appended with sequence 1; 'FORGOTTEN': nothing is known of the request any
--       more, so it was settled before, nothing was done

local marks = redis.call('MGET', KEYS[2], KEYS[5])
if (marks[2] or '') ~= ARGV[10] then
  return 'EPOCH 0-0'
end
local mark = marks[1]
if mark and (mark == 'settled' or ARGV[6] == 'lost') then
  local last = redis.call('XREVRANGE', KEYS[3], '+', '-', 'COUNT', 1)
  return 'REPLAYED ' .. (last[1] and last[1][1] or '0-0')
end

local hold = redis.call('HMGET', KEYS[1], 'held', 'scopes', 'at')
if ARGV[8] == '1' and not mark and not hold[1] then
  return 'FORGOTTEN 0-0'
end
local at = tonumber(hold[3] or ARGV[2])
local day = day_of(at)
local spent, used = tonumber(ARGV[3]), tonumber(ARGV[4])

local now = now_micros()

-- Gives back what was held too much, less what has been refilled since; takes what was used above the hold, down to a
-- full bucket's debt. Gives back the place among the requests under way.
local function correct_rates(rates, limit, held, used_here, concurrent)
  local found = redis.call('HMGET', rates, 'tpm', 'tpm_at', 'concurrency')
  local unused = held - used_here
  if unused > 0 then
    unused = math.max(0, math.min(unused, held - (now - at) * limit / MICROS_PER_MINUTE))
  end
  local changed = {}
  if limit > 0 and unused ~= 0 then
    local level = bucket_level(found[1], found[2], limit, now) + unused
    changed = { 'tpm', math.max(-limit, math.min(limit, level)), 'tpm_at', now }
  end
  if concurrent then
    changed[#changed + 1] = 'concurrency'
    changed[#changed + 1] = math.max(0, tonumber(found[3] or 0) - 1)
  end
  if changed[1] then
    redis.call('HSET', rates, unpack(changed))
  end
end

local budgets, rates = ARGV[12] .. 'b:', ARGV[12] .. 'r:'
local counted = {}
for name in string.gmatch(ARGV[11], '[^;]+') do
  counted[#counted + 1], counted[name] = name, true
end

-- A hold that was extended for another model may be of scopes that the model which served does not belong to.
local held = tonumber(hold[1] or 0)
if hold[1] then
  for name, tpm, tpm_held, concurrent in string.gmatch(hold[2], '([^,;]+),(-?%d+),(%d+),(%d)') do
    if tonumber(tpm) > 0 or concurrent == '1' then
      correct_rates(rates .. name, tonumber(tpm), tonumber(tpm_held), counted[name] and used or 0, concurrent == '1')
    end
    if held > 0 or spent > 0 then
      charge(budgets .. name, day, held, counted[name] and spent or 0)
    end
    counted[name] = false
  end
  redis.call('DEL', KEYS[1])
end
redis.call('SREM', KEYS[4], ARGV[1])

if spent > 0 then
  for _, name in ipairs(counted) do
    if counted[name] then
      charge(budgets .. name, day, 0, spent)
    end
  end
end
local corrects = mark == 'lost'
local position = '0-0'
if ARGV[5] ~= '' then
  local entry = { 'at', at, 'seq', corrects and 1 or 0, 'row', ARGV[5] }
  if ARGV[9] ~= '' then
    entry[7], entry[8] = 'also', ARGV[9]
  end
  position = redis.call('XADD', KEYS[3], '*', unpack(entry))
end
redis.call('SET', KEYS[2], ARGV[6], 'EX', ARGV[7])
return (corrects and 'CORRECTED ' or 'SETTLED ') .. position
