-- Ends a hold exactly once: releases it, charges what was spent, corrects the tokens per minute and appends the row.
--
-- KEYS  1 settled mark, 2 usage stream, 3 holds of the node that admitted, 4 epoch of the shard;
--       and the counters of the scopes, in the same slot
-- ARGV  1 request id, 2 accounting time in microseconds (the hold's own counts, where there is one),
--       3 spend in nano-USD, 4 tokens used, 5 the row (empty: write none),
--       6 the mark to leave: 'settled', or 'lost' when a sweeper gives up a lost node's hold, 7 seconds to remember it,
--       8 whether an earlier try may have settled it so long ago that its mark is gone (1 or 0),
--       9 the scopes that the row's own columns do not name, with ';' between them, 10 the epoch that the caller knows
--       11 the scopes that the spend is counted in, as a hold lists them, 12 the beginning of the keys of counters
--       13 the field of the row among the holds
-- Reply a word and, after a space, the position in the stream at which the row is to be found at the latest:
--       'EPOCH': the counters are not those that the caller knows, nothing was done;
--       'SETTLED'; 'REPLAYED': it was settled before, nothing was done; 'CORRECTED': a sweeper had given the hold up,
--       the spend was charged and the row appended with sequence 1; 'FORGOTTEN': nothing is known of the request any
--       more, so it was settled before, nothing was done

local marks = redis.call('MGET', KEYS[1], KEYS[4])
if (marks[2] or '') ~= ARGV[10] then
  return 'EPOCH 0-0'
end
local mark = marks[1]
if mark and (mark == 'settled' or ARGV[6] == 'lost') then
  local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)
  return 'REPLAYED ' .. (last[1] and last[1][1] or '0-0')
end

local hold = redis.call('HGET', KEYS[3], ARGV[1])
if ARGV[8] == '1' and not mark and not hold then
  return 'FORGOTTEN 0-0'
end
local at, held, tokens, written, scopes = ARGV[2], 0, 0, '-', ''
if hold then
  at, held, tokens, written, scopes = read_hold(hold)
  held = tonumber(held)
end
local admitted = tonumber(at)
local day = day_of(admitted)
local spent, used = tonumber(ARGV[3]), tonumber(ARGV[4])

local keys, number = {}, 0
for name in string.gmatch(scopes, '[^;]+') do
  number = number + 1
  keys[number] = ARGV[12] .. name
end
local of_hold = number
local rates = written == '-' and {} or rates_of(written, tokens)

-- A hold that was extended for another model may be of scopes that the model which served does not belong to. Usually both
-- are the same; nil then.
local charged
if scopes ~= ARGV[11] then
  charged = {}
  for name in string.gmatch(ARGV[11], '[^;]+') do
    charged[ARGV[12] .. name] = true
  end
  for _, key in ipairs(keys) do
    charged[key] = charged[key] and 'held'
  end
  for key, how in pairs(charged) do
    if how ~= 'held' then
      number = number + 1
      keys[number] = key
    end
  end
end

-- Gives back what was held too much, less what has been refilled since; takes what was used above the hold, down to a
-- full bucket's debt. The limit is that of the admission: what a bucket has beyond it, because it was raised since, is left.
local function correct_tokens(counters, limit, held_here, used_here, now)
  local unused = held_here - used_here
  if unused > 0 then
    unused = math.max(0, math.min(unused, held_here - (now - admitted) * limit / MICROS_PER_MINUTE))
  end
  if unused > 0 or counters[TPM] > limit then
    counters[TPM] = math.max(-limit, counters[TPM] + unused)
  elseif unused < 0 then
    local level = bucket_level(counters, TPM, limit, now) + unused
    counters[TPM], counters[TPM_AT] = math.max(-limit, math.min(limit, level)), now
  end
end

if keys[1] and (hold or spent > 0) then
  local stored, all, now = redis.call('MGET', unpack(keys)), {}, nil
  for number, key in ipairs(keys) do
    local counters = read_counters(stored[number], day)
    local counts = not charged or charged[key]
    if number <= of_hold then
      reserve(counters, day, -held)
      local rate = rates[number]
      if rate and rate.limit > 0 then
        now = now or now_micros()
        correct_tokens(counters, rate.limit, rate.held, counts and used or 0, now)
      end
      if rate and rate.crowds then
        counters[UNDER_WAY] = math.max(0, counters[UNDER_WAY] - 1)
      end
    end
    if counts and spent > 0 then
      charge(counters, day, spent)
    end
    all[number] = counters
  end
  write_counters(keys, all)
end
if hold then
  redis.call('HDEL', KEYS[3], ARGV[1], ARGV[13])
end

local corrects = mark == 'lost'
local position = '0-0'
if ARGV[5] ~= '' then
  local sequence = corrects and '1' or '0'
  if ARGV[9] == '' then
    position = redis.call('XADD', KEYS[2], '*', 'at', at, 'seq', sequence, 'row', ARGV[5])
  else
    position = redis.call('XADD', KEYS[2], '*', 'at', at, 'seq', sequence, 'row', ARGV[5], 'also', ARGV[9])
  end
end
redis.call('SET', KEYS[1], ARGV[6], 'EX', ARGV[7])
return (corrects and 'CORRECTED ' or 'SETTLED ') .. position
