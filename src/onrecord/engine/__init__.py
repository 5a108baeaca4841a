"""From inputs to a record: shards of sources are read here or over a pool, and committed in order by one writer."""

from onrecord.engine.reads import Progress, Receipt, link_record, read_into
from onrecord.engine.shards import Settings, ShardResult, read_shard, read_text

__all__ = ["Progress", "Receipt", "Settings", "ShardResult", "link_record", "read_into", "read_shard", "read_text"]
