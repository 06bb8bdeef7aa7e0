"""The words by which a telling shows its parts: what somebody did, what came of it, what was hard, what was learnt.

Patterns run on folded text (lower case, straight quotes). They name things that people do in sentences; none is met by
a label ("Action:") or by the name of a virtue ("ownership").
"""

import re

IRREGULAR = (
    "wrote rewrote built rebuilt made took went led ran drew spoke met sat told gave got found set put cut "
    "brought sent held "
    "kept chose began broke taught fought split paid spent read showed threw drove swapped shut sold bought "
    "caught dug undid "
    "redid overrode withdrew came stood stuck slept rode laid left stepped stopped"
)
"""Past forms that do not end in -ed and are something done."""

STATES = (
    "needed wanted believed liked loved hoped realized realised noticed learned wished enjoyed seemed valued thrived "
    "inherited joined feared worried assumed expected preferred lacked received faced experienced encountered "
    "missed failed "
    "struggled disagreed remembered graduated used appeared happened turned ended tired interested excited "
    "concerned involved "
    "tasked asked-to based worked tried called named supposed responsible determined convinced pleased honored "
    "motivated"
)
"""-ed forms that are no deed: what one felt, met with or was."""

_ADVERBS = (
    r"(?:also|then|first|just|personally|immediately|quickly|finally|actually|simply|even|once|only|later|eventually|"
    r"therefore|instead|still|basically|really|kind of|sort of|like|uh|um|you know|myself|so|had|have|usually|"
    r"carefully|"
    r"really|early on|at once|ended up|went and|had to|in the end|[a-z]+ly),?"
)
_I = rf"\bi(?:'ve)?(?:,? {_ADVERBS}){{0,4}}"
_WE = rf"\bwe(?:'ve)?(?:,? {_ADVERBS}){{0,4}}"
_IRREGULAR = "|".join(IRREGULAR.split())
_STATES = "|".join(STATES.split())
_DONE = rf"(?!(?:{_STATES})\b)(?:(?:re)?[a-z]{{2,}}(?:ed|ught)|{_IRREGULAR})\b"
_NOT_BE = r"(?! (?:to be|tired|used to))"

I_ACT = re.compile(rf"{_I} (?P<verb>{_DONE}){_NOT_BE}")
WE_ACT = re.compile(rf"{_WE} (?P<verb>{_DONE}){_NOT_BE}")
AND_ACT = re.compile(
    rf"(?:,|\band\b|\bthen\b|\bbut\b)(?: and| then| i)? (?P<verb>{_DONE})(?= (?:the|a|an|my|our|it|them|him|her|"
    rf"his|that|"
    r"this|these|those|each|every|all|on|up|out|down|in|to|for|with|into|one|two|three|[a-z0-9]+))"
)
"""A further deed of the same subject: "I profiled it, moved the index and wrote the test"."""

I_SAY = re.compile(r"\bi\b")
WE_SAY = re.compile(r"\bwe\b")

SETTING = re.compile(
    r"\b(?:at|in|with|for|during) (?:my|a|an|the|our|one of|another) (?:[a-z-]+ ){0,3}(?:company|role|job|team|"
    r"firm|startup|"
    r"start-up|employer|position|agency|bank|org|organisation|organization|internship|project|group|department|"
    r"place)\b|"
    r"\bwhile (?:i was )?working\b|\bas (?:a|an|the) (?:[a-z-]+ ){0,3}(?:engineer|developer|lead|manager|intern|"
    r"architect|"
    r"analyst|designer)\b|\bi was (?:a|an|the|on|in|part of|leading|managing|running|working|owning|responsible)\b|"
    r"\bwe were (?:[a-z]+ly )?[a-z]+ing\b|\bwe were (?:tasked|asked|told|in|under|about|a|on|running|the)\b|"
    r"\bthere was (?:a|an|this|no)\b|\bthere were\b|\bwe had (?:a|an|this|the|been|\d+|two|three|four|five|six|"
    r"one|no|only|to)\b|"
    r"\b(?:our|the|my) (?:[\w-]+ ){1,4}(?:was|were|had|kept) (?:[a-z]+ly )?(?:[a-z]+ing|been|no|a|an|down|slow|"
    r"failing|timing|"
    r"in|under|facing|experiencing|inefficient|late|behind|broken)\b|"
    r"\b(?:a|the) (?:[\w-]+ ){0,3}(?:problem|conflict|disagreement|issue|situation|incident|outage) (?:arose|was|"
    r"came|with|"
    r"between|started)\b|\b(?:my|our|the) (?:[\w-]+ ){0,2}(?:faced|found ourselves|inherited|experienced|"
    r"encountered)\b|"
    r"\bi (?:had )?(?:inherited|joined|noticed|disagreed)\b|\bwe (?:had )?(?:faced|received|inherited|found "
    r"ourselves)\b|"
    r"\bi'm (?:a|an) (?:[\w-]+ ){0,3}(?:engineer|developer|lead|manager)\b|\bwhen i (?:was|joined|started)\b|"
    r"\b(?:he|she|they|[a-z]+) wanted (?:to|it|the|a|us|me)\b|\bwho (?:led|ran|owned|wanted|was|had)\b"
)
WHEN = re.compile(
    r"\b(?:in|since|by|until|spring|summer|autumn|fall|winter|of|early|late|mid) (?:19|20)\d\d\b|\b(?:last|this|"
    r"that|previous) "
    r"(?:year|quarter|month|week|summer|spring|winter|autumn|fall|sprint)\b|\b(?:[a-z]+|\d+) (?:years?|months?|"
    r"weeks?|days?|"
    r"quarters?) (?:ago|earlier|before|later|after|into|in)\b|\b(?:in|on|by|end of|middle of|of|until|late|"
    r"early) (?:january|february|"
    r"march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|"
    r"sunday)\b|\bin may\b|\bq[1-4]\b|\b(?:monday|friday|sunday|saturday) (?:morning|night|evening|afternoon)\b|"
    r"\b(?:a|one|two|three|six|the) (?:week|month|day|year|quarter|night)s? before\b"
)
STAKES = re.compile(
    r"\bwould (?:have )?(?:cost|lose|lost|break|stall|miss|mean|slip)|\b(?:at (?:stake|risk)|on the line|"
    r"deadline|penalty|outage|"
    r"incidents?|downtime|churn|contract|compliance|regulatory|audit|launch|data loss|customers? (?:were|was|are|"
    r"complain|"
    r"could|who|left)|users? (?:were|reported|complain|could)|people were|crash(?:ed|es|ing)?|errors?|delays?|"
    r"timing out|time[ds]? out|"
    r"was (?:slow|down|failing|broken|late|causing)|were (?:failing|down|slow|late)|bandwidth for|complaints?|"
    r"vetoed|blocked|costing|slow(?:er|ness)?|critical|crucial|urgent|disrupt\w*|duplicat\w+|impact(?:ing|ed)?|"
    r"affect(?:ing|ed)|leading to|"
    r"risks?|revenue|million|breach|rift|escalated|overlap\w*|bottleneck|tech(?:nical)? debt|legacy|leaving|left "
    r"the|breaking changes?)\b"
)
TASK = re.compile(
    r"\b[a-z]+ wanted (?:me|us) to\b|\bi (?:said i'd|agreed to|said i would|offered to take)\b|\bi'd take it\b|"
    r"\b(?:my|the|our) (?:own |main |first |primary |key )?(?:task|job|responsibility|role|goal|aim|part|brief|"
    r"challenge|objective|assignment|mandate)"
    r"(?: at hand| there| here)? (?:was|is|were|became)\b|\b(?:i|we) (?:was|were|am|had been|'m) (?:responsible|"
    r"asked|tasked|assigned|in charge|supposed|accountable|expected|meant|on "
    r"the hook)\b|\b(?:i|we) (?:only )?(?:had|needed|wanted|was|were|have) to (?!be\b)[a-z]+|\basked (?:me|us) "
    r"to\b|\basked us\b|\btold (?:me|us) to\b|\bit was (?:on|up to) "
    r"(?:me|us)\b|\bi (?:owned|led|was leading|was managing|was running|was the (?:tech lead|one|lead|owner)|"
    r"inherited|took (?:it|this|on|over|up)|signed (?:up|off)|decided to)\b|"
    r"\bmy responsibility\b|\b(?:was|were) tasked\b|\bwithout (?:any )?(?:direct )?authority\b|\bhad no (?:say|"
    r"authority)\b|"
    r"\b(?:had|has) to be (?:ready|live|done|fixed|moved|resolved)\b|\bthe (?:goal|question|challenge|problem|"
    r"brief|obvious cut) was\b|"
    r"\bneeded (?:to be|it|an?|the|us)\b|\bi (?:believed|thought) we (?:needed|should|had)\b|\bbandwidth for\b|"
    r"\bwas to\b"
)
MY_TASK = re.compile(
    r"\bi (?:said i'd|agreed to|said i would|offered to take)\b|\bi'd take it\b|\bwanted me to\b|"
    r"\bmy (?:own |main |first |primary |key )?(?:task|job|responsibility|role|goal|part|brief|objective|"
    r"assignment)\b|\bi (?:was|had been|am) "
    r"(?:[a-z]+ly )?(?:responsible|asked|tasked|assigned|in charge|accountable|leading|managing|running|the "
    r"(?:tech |team )?lead|the one|the owner|expected)\b|\basked me\b|\btold me to\b|"
    r"\bi (?:needed|had|wanted) to\b|\bi (?:owned|led|inherited|drove)\b|\bon me\b|\bi took (?:it|this|on|over|"
    r"up|the)\b"
)
WHO = re.compile(
    r"\b(?:cto|cfo|ceo|coo|cpo|vp|svp|directors?|manager'?s?|tech leads?|team leads?|leads?|product (?:manager|"
    r"owner)s?|pm|pms|"
    r"(?:senior|staff|principal|junior|backend|frontend|mobile|data|other|another|two|three|some) engineers?|"
    r"designers?|architects?|founders?|boss|"
    r"colleagues?|coworkers?|teammates?|stakeholders?|customers?|clients?|support|sales|legal|finance|marketing|"
    r"compliance|security team|"
    r"platform team|data team|(?:other|another|two|three|several) teams?|partner teams?|downstream teams?|"
    r"on-?call|drivers|dispatchers|analysts?|interns?|recruiters?|vendor|"
    r"department|he|she|him|her|his|they (?:agreed|refused|wanted|said))\b"
)
ARTEFACT = re.compile(
    r"\b(?:rfc|proposals?|documents?|docs?|memo|one-pager|spreadsheet|dashboards?|graphs?|diagrams?|benchmarks?|"
    r"prototypes?|"
    r"spike|scripts?|converter|validator|migration|migrations|plan|quer(?:y|ies)|index(?:es)?|cache|pool|"
    r"pipeline|runbook|postmortem|post-mortem|retro|checklist|alerts?|alarms?|monitors?|logs?|metrics?|traces?|"
    r"tests?|load test|feature flag|flag|rollback|canary|"
    r"schema|endpoint|module|adapter|wrapper|library|api|tickets?|comparison|framework|estimates?|survey|"
    r"interviews?|notes?|"
    r"experiment|a/b|template|guide|rota|slot|demo|workshop|training|review|code review|memory leaks?|leak|n\+1|"
    r"replicas?|parser|streaming|"
    r"kafka|spark|postgres(?:ql)?|mysql|redis|kubernetes|docker|aws|lambda|s3|ec2|ci/cd|ci|grafana|looker|stripe|"
    r"terraform|jira|kanban|gantt|profil(?:er|ing|ed))\b"
)
OUTCOME = re.compile(
    r"\b(?:(?:was|were|is|are|came) down (?:from|to)|we were done|nobody noticed|"
    r"we fixed (?:it|that)|got good feedback|"
    r"shipped|launched|released|delivered|went live|rolled out|(?:was|were|is|got) (?:successfully |fully |"
    r"finally |well |extremely |completely )?(?:completed|deployed|fixed|resolved|launched|released|"
    r"delivered|shipped|adopted|accepted|promoted|renewed|praised|recognized|recognised|well-received|pleased|"
    r"happy|happier|stable|back)|"
    r"dropped|fell|rose|grew|went (?:down|up|from)|went (?:well|fine|better|smoothly)|ended up|saved|saving|"
    r"reduced|reducing|increased|improved|cut (?:it|the|our|from|by)|halved|doubled|tripled|"
    r"eliminated|unblocked|prevented|(?:it|that|this|which|and) (?:worked|paid off|held|helped|led to|allowed|"
    r"enabled|meant)|(?:they|she|he|everyone|everybody|all|teams?|parties|both) (?:finally |eventually |all "
    r")?(?:agreed|adopted|moved|accepted|"
    r"signed|renewed|came (?:round|around)|appreciated|had adopted)|as a result|the result|in the end|the "
    r"outcome|turned out|finished (?:it|on|the)|completed (?:the|it|on|our|with)|"
    r"on time|ahead of (?:schedule|time)|days? (?:early|late)|no longer|zero|stopped (?:paging|failing|"
    r"happening)|hasn't|haven't|have not|"
    r"(?:enhanc|strengthen|improv|boost|exceed)(?:ed|ing)|came back|got (?:us|it|them|better)|it took us|were "
    r"able to|was able to|ceased|passed the|appreciated|praised|renewed|promoted|success(?:ful|fully)?|"
    r"changed (?:his|her|their) mind)\b"
)
MEASURED = re.compile(
    r"\bfrom (?:about |around |over |roughly |nearly )?[\w.$%,]+(?: [\w%]+){0,5} (?:to|down to|up to) (?:about |"
    r"around |under |just )?[\w.$%,]+|"
    r"\b(?:by|over|about|around|nearly|almost) (?:a )?(?:half|third|quarter|\d[\d.]*\s?%|\w+ percent)|\bto "
    r"(?:zero|nothing|none|one)\b|"
    r"\b(?:zero|no) (?:downtime|incidents?|outages?|errors?|complaints?|failures?|data loss|regressions?|"
    r"measurable)\b|\bhalved\b|\bdoubled\b|\btripled\b|\btwice as\b|"
    r"\bin half\b|\b(?:one|two|three|four|five|six|\d+) (?:days?|weeks?|months?) (?:early|late|ahead|later)\b|"
    r"\b(?:not|never) (?:a single|one|once)\b"
)
TENSION = re.compile(
    r"\b(?:but|however|although|though|despite|refused|vetoed|disagreed|disagreement|disagree|pushed back|push "
    r"?back|skeptical|sceptical|wouldn't|would not|"
    r"didn't want|did not want|tense|stubborn|angry|upset|unhappy|frustrated|frustration|argued|argument|against|"
    r"blocked|resisted|resistance|controversial|hard part|"
    r"difficult|tough|struggled|mistake|wrong|failed|failure|trade-?off|risk(?:y)?|couldn't|could not|wasn't|"
    r"were not|weren't|no time|under pressure|conflict|objected|"
    r"opposed|worried|afraid|unfortunately|problem was|grudgingly|on the spot|both right)\b"
)
CHOICE = re.compile(
    r"\b(?:decided|chose|picked|opted|settled on|went with|prioriti[sz]ed|deprioriti[sz]ed|proposed|recommended|"
    r"insisted|vetoed|the call|my call|"
    r"agreed to|committed to|instead of|rather than)\b"
)
I_CHOICE = re.compile(
    rf"{_I} (?:decided|chose|picked|opted|settled|went with|prioriti[sz]ed|deprioriti[sz]ed|proposed|recommended|"
    rf"insisted|suggested|offered|asked|told|pushed|"
    r"refused|cut|escalated|agreed|convinced|persuaded|initiated|volunteered|rolled back|signed)\b|\bmy "
    r"(?:call|decision|proposal|idea|suggestion|analysis|approach)\b"
)
OPTION = re.compile(
    r"\b(?:instead of|rather than|alternatives?|options?|the other (?:way|choice|option)|could have|either "
    r".{1,60} or|evaluated|compared|comparison|weighed|"
    r"considered|versus|vs|pros and cons|both approaches|three ways|two ways|not by|if we (?:delay|wait|had|do|"
    r"did)\w*|if i had)\b"
)
COST = re.compile(
    r"\b(?:trade-?offs?|cost (?:us|me|them|of|an?|the)|costs?|at the (?:price|cost|expense)|the price|gave up|"
    r"downside|the catch|mitigated|overtime|"
    r"extra|in exchange|swapped|postponed|delayed|slipped|deprioriti[sz]ed|dropped (?:the|two|one|a)|i carried|"
    r"accepted|sacrificed)\b"
)
BECAUSE = re.compile(
    r"\b(?:because|since (?:we|i|it|the|they|he|she)|so that|due to|the reason|which is why|that's why|given "
    r"(?:that|our|the)|as (?:it|the|they|we|he|she) (?:was|were|had))\b"
)
INITIATIVE = re.compile(
    r"\b(?:myself|on my own|my own initiative|took (?:it upon|the initiative|ownership|responsibility|on)|"
    r"volunteered|offered to|without being asked|nobody (?:had )?asked|"
    r"i (?:personally |then |also )?(?:led|owned|drove|initiated|started|proposed|founded|set up|organized|"
    r"organised|created|built|wrote)|personally|single-?handedly|my own)\b"
)
FAULT = re.compile(
    r"\b(?:my (?:own )?(?:mistake|fault|error|part)|i (?:was wrong|got (?:it |that )?wrong|should(?:'ve| have| "
    r"n't| not)|shouldn't|missed|underestimated|assumed|misjudged|overlooked|failed|rushed|"
    r"didn't (?:say|ask|check|tell|see)|knew it)|i had underestimated|what i got wrong|i did once|on me)\b"
)
LESSON = re.compile(
    r"\b(?:i (?:have |also |'ve )?(?:learned|learnt|realized|realised)|taught me|(?:the|my|a|one|earned|"
    r"counterintuitive|biggest) lessons?|lessons?|takeaway|took (?:away )?from|what i (?:took|learned|learnt)|"
    r"(?:reinforced|underscored|highlighted|showed me|reminded me|honed|strengthened my|demonstrated) |"
    r"importance of|value of)\b|\bi now know\b|\bit worked because\b"
)
HINDSIGHT = re.compile(
    r"\b(?:next time|in hindsight|looking back|i(?:'d| would) (?:have |now |probably |still |also )?(?:do|done|"
    r"go|ask|talk|start|change|have|put|write|tell|bring|involve|say|push|spend|test|measure|invite|split|cut) "
    r"(?:\w+ ){0,6}?(?:differently|earlier|sooner|first|before|instead|again|on day one|a second)|"
    r"(?:i|we) should(?:'ve| have)|if i (?:did|had|could|were to) (?:it|do|this|that|to|have|gone|it all)|"
    r"do(?:ne)? (?:it )?differently|what i(?:'d| would) (?:do|change)|i would have|i'd have|"
    r"my mistake|i was wrong|i got wrong|from (?:a |that |this )?(?:previous )?mistake|humbling|wouldn't do "
    r"(?:that|it) again|i learn(?:ed|t) to|i regret|i wish i)\b"
)
SINCE = re.compile(
    r"\b(?:since then|ever since|from then on|after that i|these days i|nowadays i|now i|i now|i've (?:used|done|"
    r"made|kept|had|since)|i have (?:used|since|been)|still use|became (?:the|our|a) (?:standard|default|habit|"
    r"practice|template)|"
    r"standard practice|to this day|today (?:i|we)|each \w+ from me|every \w+ (?:i|since)|i've (?:never|always)|"
    r"(?:we|team|company) still|for future|later (?:i|we) (?:used|did|applied)|are useful for|for the hard ones|"
    r"prevent(?:ed)? (?:similar|future))\b"
)
REACH = re.compile(
    r"\b(?:(?:two|three|four|five|six|several|all|both|other|another|multiple|many|partner|downstream|\d+) "
    r"(?:[a-z-]+ )?(?:teams?|squads?|departments?|orgs?|services|engineers|customers|clients)|across (?:the "
    r")?(?:teams?|org\w*|company|group|departments?)|"
    r"company-?wide|org-?wide|the whole (?:company|org|department|group)|within the company|(?:the )?(?:cto|cfo|"
    r"ceo|vp|director|board|executives?|leadership|management)|standard practice|became the standard|adopted|"
    r"other department)\b"
)
HYPOTHETICAL = re.compile(
    r"\b(?:i'd|i would|we would|we'd|one would|i will|i'll) (?!(?:\w+ ){0,3}(?:differently|again)\b)(?!have\b|"
    r"say\b|like to tell|like\b|n't\b)(?:\w+ly )?(?:always |usually |first |just |then |also |never |normally |"
    r"generally |try |probably )*[a-z]+|\b(?:usually|generally|typically|normally|in general|as a rule),? (?:i|"
    r"we)\b|\bi (?:usually|generally|typically|"
    r"normally|always|never|often|tend to|try to|like to|prefer to|believe in)\b|\bin (?:a|such a|that kind of) "
    r"(?:situation|case)(?: like (?:that|this))?\b|\bmy approach (?:is|would)\b"
)
VAGUE = re.compile(
    r"\b(?:went well|was (?:a )?(?:great|big|good|huge|massive) (?:success|improvement|experience)|better than "
    r"before|(?:was|were|much|got|things went|it was) better|happier|happy|"
    r"improved(?: significantly| a lot| the process)?|worked out|significant(?:ly)?|greatly|various|several "
    r"(?:challenges|issues)|a lot of|some (?:people|other)|things|stuff|sometimes)\b"
)
FILLER = re.compile(
    r"\b(?:um+|uh+|erm|you know|i mean|basically|sort of|kind of|like,|, like|literally|honestly|anyway|so yeah|"
    r"yeah)\b"
)

WISH = re.compile(
    r"\b(?:everything|everybody|everyone|it|things|all|people|one|they) would (?!have\b)|\bshould (?:always|never|be)\b"
)
"""How things would go, or ought to: not how they went."""
DENIAL = re.compile(
    r"\b(?:(?:i|we|they|he|she|it|rate|nobody) (?:did not|didn't|never|have not|haven't)|"
    r"there (?:was|were) no(?:thing)?|"
    r"(?:i|we) (?:had|learned|learnt|changed|wrote) no(?:thing)?|would not do anything|"
    r"nothing (?:happened|changed|came))\b"
)
"""By which somebody says that a thing was not done."""

PROMISED = re.compile(r"\b(?:i|we) (?:said|agreed|promised|offered) (?:that )?(?:i'd|i would|we'd|we would)\b")
"""A promise that was made is something that happened: "I said I'd take it"."""
