"""A walk through the next batch of a training, example by example, operation by operation."""

from __future__ import annotations

from backend.training.arithmetic import Passage
from backend.training.events import Walked
from backend.training.work import Work


class Walk:
    """Shows how one step of training comes about; takes nothing and alters nothing.

    For each example of the batch: forward block by block, then backward block by block. The
    batch stays the next one; whoever walks takes the real step when the walk `is_over`. Blocks
    with chance in them (dropout) are shown as they are when the network is used, so the real step
    may differ there; normalisation by batches is by this very batch, as in the step.
    """

    def __init__(self, work: Work) -> None:
        self._place, self._operation = 0, -1
        self._step = work.engine.step
        self._look_at(work)

    def _look_at(self, work: Work) -> None:
        batch, self._examples = work.feed.peek()
        columns = dict(zip(work.recipe.takes, batch, strict=True))
        objectives = list(work.recipe.objectives.values())
        self._passage = Passage(work.plan, work.modules, objectives, columns)
        forward = [("forward", block) for block in self._passage.order]
        self._way = forward + [("backward", block) for block in self._passage.way_back]
        self._is_new = True

    @property
    def is_over(self) -> bool:
        """Whether nothing is left but to move the weights."""
        return self._is_at_the_end and self._place + 1 >= self._passage.examples

    @property
    def _is_at_the_end(self) -> bool:
        return self._operation + 1 >= len(self._way)

    def advance(self, grain: str) -> Walked:
        """The next operation, or the last one of an "example". Not to be asked when over."""
        if self._is_at_the_end:
            self._place, self._operation, self._is_new = self._place + 1, -1, True
        self._operation = len(self._way) - 1 if grain == "example" else self._operation + 1
        return self._walked()

    def again(self, work: Work) -> Walked | None:
        """The example's story anew, as weights or the drawing were altered meanwhile.

        The walk stands where it stood where the network has the same blocks, else at the
        example's beginning; None before its first operation.
        """
        before = self._way
        self._look_at(work)
        self._place = min(self._place, self._passage.examples - 1)
        if self._operation < 0:
            return None
        self._operation = self._operation if before == self._way else 0
        return self._walked()

    def update(self) -> Walked:
        """The weights have moved."""
        last = self._passage.examples - 1
        ways = len(self._way)
        return Walked(self._step, "update", "", last, last + 1, ways, ways)

    def _walked(self) -> Walked:
        phase, block = self._way[self._operation]
        story = None
        if self._is_new:
            story = self._passage.story(self._place, int(self._examples[self._place]))
        self._is_new = False
        return Walked(
            step=self._step,
            phase=phase,
            block=block,
            place=self._place,
            examples=self._passage.examples,
            operation=self._operation,
            operations=len(self._way),
            story=story,
        )
