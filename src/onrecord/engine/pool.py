"""Shards over processes: results in order, few in flight, and the rest read when a process dies."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing import get_context, parent_process

from onrecord.engine.shards import LookUp, Settings, ShardResult, failed, models_of, read_shard
from onrecord.intake.singles import singles
from onrecord.intake.sources import Source

Shard = tuple[Source, ...]
_IN_FLIGHT = 3  # shards a worker; more would only hold more results in memory
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


class Pool:
    """Worker processes that read shards. Each loads the model once; all end with this process."""

    def __init__(self, settings: Settings, look_up: LookUp) -> None:
        self._settings, self._look_up = settings, look_up
        self._processes = _started(settings.workers)

    def models(self) -> tuple[dict[str, str], ...]:
        """The models that are read with. All the workers load them, at the same time."""
        loading = [self._processes.submit(models_of, self._settings.model) for _ in range(self._settings.workers)]
        return next(future.result() for future in loading)

    def results(self, shards: Iterable[Shard]) -> Iterator[tuple[Shard, ShardResult]]:
        """Each shard with what came of it, in order."""
        waiting: deque[tuple[Shard, Future[ShardResult]]] = deque()
        for shard in shards:
            waiting.append((shard, self._submit(shard)))
            if len(waiting) >= self._settings.workers * _IN_FLIGHT:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def close(self) -> None:
        """End the workers when they have done what they are at."""
        self._processes.shutdown(cancel_futures=True)

    def _submit(self, shard: Shard) -> Future[ShardResult]:
        try:
            return self._processes.submit(read_shard, shard, self._settings, self._look_up)
        except BrokenProcessPool as error:
            lost: Future[ShardResult] = Future()
            lost.set_exception(error)
            return lost

    def _next(self, waiting: deque[tuple[Shard, Future[ShardResult]]]) -> tuple[Shard, ShardResult]:
        shard, future = waiting.popleft()
        try:
            return shard, future.result()
        except BrokenProcessPool:
            self._restart(waiting)
            return shard, _read_carefully(shard, self._settings, self._look_up)

    def _restart(self, waiting: deque[tuple[Shard, Future[ShardResult]]]) -> None:
        """A process that dies takes all that was under way with it: start that again."""
        self._processes.shutdown()
        self._processes = _started(self._settings.workers)
        done = [(shard, future if _is_done(future) else self._submit(shard)) for shard, future in waiting]
        waiting.clear()
        waiting.extend(done)


def _started(workers: int) -> ProcessPoolExecutor:
    # Started afresh rather than forked: a fork inherits the locks that other threads hold.
    return ProcessPoolExecutor(workers, get_context("spawn"), _prepare_worker)


def _prepare_worker() -> None:
    """One thread, so that sums come out the same everywhere; Ctrl-C is the parent's to handle."""
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _is_done(future: Future[ShardResult]) -> bool:
    return future.done() and future.exception() is None


def _read_carefully(shard: Shard, settings: Settings, look_up: LookUp) -> ShardResult:
    """Read a shard whose process died: whole, in a process of its own, and if that dies too, report by report."""
    with ExitStack() as processes:
        alone: ProcessPoolExecutor | None = None

        def read(part: Shard) -> ShardResult | None:
            nonlocal alone
            alone = alone or processes.enter_context(_started(1))
            try:
                return alone.submit(read_shard, part, settings, look_up).result()
            except BrokenProcessPool:
                alone = None
                return None

        whole = read(shard)
        if whole is not None:
            return whole
        result = ShardResult()
        for name, single in (each for source in shard for each in singles(source)):
            result.add(read((single,)) or ShardResult(skipped=[failed(name, "its process died")]))
        return result
