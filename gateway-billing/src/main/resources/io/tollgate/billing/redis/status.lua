-- Where scopes of one organization stand. Changes nothing.
--
-- KEYS  the counters of each scope
-- ARGV  for each scope: rpm, tpm (-1: no limit), how many budgets, then each budget's window (D, W, M or T)
-- Reply {now, then for each scope: rpm remaining, tpm remaining, requests under way, then for each budget: spent, reserved}

local now = now_micros()
local day = day_of(now)
local reply = { now }
local at = 1
for _, key in ipairs(KEYS) do
  local rpm, tpm, budgets = tonumber(ARGV[at]), tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  local counters = read_counters(redis.call('GET', key), day)
  reply[#reply + 1] = rpm < 0 and 0 or whole(bucket_level(counters, RPM, rpm, now))
  reply[#reply + 1] = tpm < 0 and 0 or whole(bucket_level(counters, TPM, tpm, now))
  reply[#reply + 1] = counters[UNDER_WAY]
  for i = at + 3, at + 2 + budgets do
    reply[#reply + 1], reply[#reply + 2] = standing(counters, HARD[ARGV[i]], day)
  end
  at = at + 3 + budgets
end
return reply
