"""An article of 1,300 words to measure with: one agency story told of three pairs of states.

The stories are made up and the names are slots, so that no sentence is read twice.
"""

from __future__ import annotations

WORDS = 1_300

_STORY = """\
{city}, Tuesday - {minister} arrived in {city} on Tuesday for two days of talks that officials on \
both sides described as the most difficult in years. The {adjective} foreign minister was met at \
the airport by the deputy head of the {other} government, who told reporters that nobody should \
expect an agreement before the end of the month.

"We have come to listen, but we have not come to apologise," {surname} said before the first \
meeting. Two diplomats who asked not to be named said the {other} side had demanded the release \
of eleven sailors arrested last Thursday, and that {country} had refused. A spokesman for the \
ministry of defence confirmed the arrests but denied that anyone had been beaten.

The quarrel began nearly a year ago, when {country} closed two border crossings and expelled a \
trade delegation. {otherland} answered with sanctions on steel and grain. In the weeks that \
followed thousands of people marched through {city} in protest against rising prices, and the \
police fired tear gas at a crowd near the parliament. According to the state news agency, which \
cited the prosecutor, forty people will be tried for taking part.

On Monday the secretary-general of the United Nations urged both governments to withdraw their \
troops from the river and to allow observers in. The European Union has promised 60 million euros \
in aid for the families that fled the fighting, and may double the amount if the ceasefire holds. \
{otherland} has accepted the plan; {country} has not yet replied.

Analysts in the region doubt that the visit will change much. "As long as the army decides what \
the ministers may sign, these meetings are theatre," said a former ambassador who now teaches in \
{town}. He pointed out that a similar accord, reached two years ago in {town}, was never ratified, \
and that the commander who ordered last week's shelling had since been promoted.

Opposition parties accused the president of weakness and called for a general strike next Friday. \
The president himself, who is expected to meet {surname} on Wednesday morning, said in a televised \
speech that he would rather "talk for ten years than fight for one day". If the talks fail, the \
government could still ask the court in The Hague to rule on the border, as it threatened to do \
in January.

Late in the evening both delegations left the palace without a word. A statement published shortly \
after midnight said only that the conversation had been frank, that a second round would follow in \
{town}, and that the two sides had agreed to reopen the railway for humanitarian transport. \
Whether the sailors will be home by Sunday, as their families hope, it did not say.
"""

_SLOTS = (
    "minister surname city town adjective country other otherland",
    "Milan Horvat|Horvat|Belgrade|Novi Sad|Croatian|Croatia|Serbian|Serbia",
    "Sofía Rojas|Rojas|Quito|Guayaquil|Peruvian|Peru|Ecuadorean|Ecuador",
    "Nurlan Abenov|Abenov|Tashkent|Samarkand|Kazakh|Kazakhstan|Uzbek|Uzbekistan",
)


def article() -> str:
    """The three stories one after another, cut to `WORDS` words, paragraphs kept."""
    names = _SLOTS[0].split()
    stories = (_STORY.format(**dict(zip(names, row.split("|"), strict=True))) for row in _SLOTS[1:])
    kept: list[str] = []
    left = WORDS
    for line in "\n".join(stories).split("\n"):
        words = line.split(" ")[:left] if line else []
        left -= len(words)
        kept.append(" ".join(words))
        if not left:
            break
    return "\n".join(kept).rstrip() + "\n"
