-- Raises an organization's revision; an older one never replaces a newer.
--
-- KEYS  1 revision of the organization
-- ARGV  1 the revision as committed to Postgres

local known = redis.call('GET', KEYS[1])
if not known or tonumber(known) < tonumber(ARGV[1]) then
  redis.call('SET', KEYS[1], ARGV[1])
end
return 'OK'
