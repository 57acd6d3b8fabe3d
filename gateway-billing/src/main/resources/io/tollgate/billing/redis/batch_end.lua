-- How far a batch of settled requests reaches: as many entries as the limits let through, and always one.
--
-- KEYS  1 usage stream
-- ARGV  1 position after which the batch begins, 2 entries at most, 3 bytes at most
-- Reply the position of the last entry; nil when nothing is waiting

local PAGE = 10

local last, entries, bytes = ARGV[1], 0, 0
local most_entries, most_bytes = tonumber(ARGV[2]), tonumber(ARGV[3])
while true do
  local page = redis.call('XRANGE', KEYS[1], '(' .. last, '+', 'COUNT', PAGE)
  for _, entry in ipairs(page) do
    for _, part in ipairs(entry[2]) do
      bytes = bytes + #part
    end
    if entries > 0 and (bytes > most_bytes or entries == most_entries) then
      return last
    end
    last, entries = entry[1], entries + 1
  end
  if #page < PAGE then
    return entries > 0 and last
  end
end
