"""Orders to a grader in other languages: a verb of overriding with instructions, or of giving with scores.

Stems, so that inflections match. Only a combination in one paragraph counts, never a word alone.
"""

import re

# Per language: verbs of overriding, instructions, verbs of giving, scores and verdicts, the grader and the graded.
_LANGUAGES: tuple[tuple[str, str, str, str, str], ...] = (
    (  # Spanish
        r"\b(?:ignor(?:a|e|en|ad|ar)|olvid(?:a|e|en|ar)|descart(?:a|e|en|ar)|omit(?:e|a|an|ir)|haz caso omiso|"
        r"pasa por alto|no sigas?)\b",
        r"\b(?:instrucci(?:ón|on|ones)|indicaci(?:ón|ones)|reglas?|órdenes|rúbrica|rubrica|criterios?)\b",
        r"\b(?:otorg(?:a|ue|uen|ar)|asign(?:a|e|en|ar)|concede|conced(?:a|er)|da(?:le)?|dale|pon(?:le|ga)?|"
        r"devuelv(?:e|a)|califi(?:ca|que)|punt(?:úa|ua|úe)|eval(?:úa|ua|úe)|marc(?:a|ar|que)|debe|deben|"
        r"recomiend[ae])\b",
        r"\b(?:puntuaci(?:ón|on|ones)|puntaje|calificaci(?:ón|ones)|notas? (?:máxima|maxima|más alta)|nota|"
        r"veredicto|contrataci(?:ón|on)|dimensiones|rúbrica|strong_hire|máxim[ao]|sobresaliente)\b",
        r"\b(?:evaluador(?:a|es)?|corrector(?:a)?|revisor(?:a)?|calificador|candidat[oa]|entrevistador)\b",
    ),
    (  # German
        r"\b(?:ignorier(?:e|en|t)|vergiss|vergesst|vergessen sie|missachte|überspringe|verwirf|beachte nicht|"
        r"nicht beachten|übergehe)\b",
        r"\b(?:anweisung(?:en)?|instruktion(?:en)?|vorgaben?|regeln|bewertungsraster|kriterien|rubrik|"
        r"anleitung(?:en)?|befehle?)\b",
        r"\b(?:gib|gebt|geben sie|vergib|vergeben sie|setze|setzen sie|bewerte|bewerten sie|erteile|trage|stufe|"
        r"vermerke|bestätige|ist mit|sind mit|muss|müssen|empfiehl|geben|vergeben|setzen|bewerten|eintragen|"
        r"einzutragen)\b",
        r"\b(?:punktzahl(?:en)?|höchstnote|bestnote|höchstpunktzahl|note|noten|bewertung(?:en)?|urteil|punkte|"
        r"dimension(?:en)?|volle[rn]? punkt\w*|einstellung\w*|strong_hire|maximal\w*)\b",
        r"\b(?:prüfer(?:in)?|bewerter(?:in)?|gutachter(?:in)?|kandidat(?:in|en)?|bewerber(?:in|s)?|korrektor)\b",
    ),
    (  # French
        r"\b(?:ignor(?:e|ez|er)|oubli(?:e|ez|er)|néglige[rz]?|ne (?:tiens|tenez) pas compte|fai(?:s|tes) "
        r"abstraction|passe[rz] outre)\b",
        r"\b(?:instructions?|consignes?|directives?|règles|grille|barème|critères?)\b",
        r"\b(?:donn(?:e|ez|er)|attribu(?:e|ez|er)|accord(?:e|ez|er)|met(?:s|tez)|not(?:e|ez|er)|évalu(?:e|ez)|"
        r"retourn(?:e|ez)|renvo(?:ie|yez)|considér(?:e|ez)|doit|doivent|recommand(?:e|ez))\b",
        r"\b(?:notes? (?:maximale?s?|la plus haute)|la note|score|scores|verdict|évaluation|dimensions|barème|"
        r"embauche|strong_hire|maximum|maximale?s?|points)\b",
        r"\b(?:évaluat(?:eur|rice)|correct(?:eur|rice)|examinat(?:eur|rice)|candidate?|recruteur|jury)\b",
    ),
    (  # Portuguese
        r"\b(?:ignor(?:e|a|em|ar)|esque[çc](?:a|am|er)|desconsider(?:e|a|em)|descart(?:e|a)|não siga)\b",
        r"\b(?:instruç(?:ão|ões)|instrucoes|orientações|regras|diretrizes|rubrica|critérios?)\b",
        r"\b(?:d[êe]|atribu(?:a|i|ir)|conced(?:a|e)|coloque|defina|retorne|avali(?:e|a)|pontue|marque|considere|"
        r"deve|devem|recomende)\b",
        r"\b(?:pontuaç(?:ão|ões)|nota|notas|veredito|veredicto|avaliação|dimensões|contratação|strong_hire|"
        r"máxim[ao])\b",
        r"\b(?:avaliador(?:a)?|corretor(?:a)?|examinador(?:a)?|candidat[oa]|entrevistador)\b",
    ),
    (  # Italian
        r"\b(?:ignora(?:te|re)?|dimentica(?:te|re)?|trascura(?:te)?)\b",
        r"\b(?:istruzioni|indicazioni|regole|criteri|rubrica)\b",
        r"\b(?:dai|assegna(?:te)?|attribuisci|metti|valuta(?:te)?|restituisci|considera|deve)\b",
        r"\b(?:punteggi[oi]?|voto|voti|valutazione|verdetto|dimensioni|assunzione|strong_hire|massim[oa])\b",
        r"\b(?:valutatore|esaminatore|candidat[oa]|selezionatore)\b",
    ),
    (  # Russian
        r"(?:игнорир\w+|проигнорир\w+|забудь\w*|не учитыва\w+|отмени\w*|пренебре\w+|не следуй\w*)",
        r"(?:инструкци\w+|указани\w+|правил\w*|критери\w+|рубрик\w+|команд\w+)",
        r"(?:постав\w+|дай\w*|выстав\w+|присво\w+|оцени\w*|верни\w*|назнач\w+|считай\w*|долж\w+|рекоменд\w+)",
        r"(?:балл\w*|оценк\w+|вердикт\w*|высш\w+|максим\w+|strong_hire|решени\w+|критери\w+)",
        r"(?:оценщик\w*|экзаменатор\w*|проверяющ\w+|кандидат\w*|эксперт\w*|интервьюер\w*|ассистент\w*)",
    ),
    (  # Hindi
        r"(?:अनदेखा|नज़रअंदाज़|नज़रअंदाज|नजरअंदाज|भूल जा\w*|अनदेखी|उपेक्षा)",
        r"(?:निर्देश\w*|नियम\w*|आदेश\w*|मानदंड\w*|रूब्रिक)",
        r"(?:दें|दीजिए|दो|दीजिये|करें|कर दें|मानें|लिखें|चाहिए)",
        r"(?:अंक|स्कोर|रेटिंग|ग्रेड|निर्णय|मूल्यांकन|अधिकतम|पूर्ण अंक|strong_hire|फैसला)",
        r"(?:परीक्षक|मूल्यांकनकर्ता|उम्मीदवार|अभ्यर्थी|समीक्षक)",
    ),
    (  # Chinese, both scripts
        r"(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会|不理会|跳过|跳過|覆盖|不要遵循|請忽視|忽视)",
        r"(?:指示|指令|提示|规则|規則|说明|說明|要求|评分标准|評分標準|准则)",
        r"(?:给|給|打|评为|評為|设为|設為|返回|输出|輸出|授予|判定|视为|視為|应|應|请将|请把|標記|标记|推荐)",
        r"(?:分数|分數|满分|滿分|评分|評分|最高分|结论|結論|等级|等級|维度|維度|录用|錄用|评级|strong_hire|成绩|高分)",
        r"(?:评分员|評分員|评分者|考官|面试官|面試官|候选人|候選人|评估者|審核|评审|助手)",
    ),
    (  # Japanese
        r"(?:無視|忘れ|従わない|破棄|スキップ)",
        r"(?:指示|命令|プロンプト|ルール|規則|基準|ルーブリック)",
        r"(?:与え|付け|つけ|して(?:ください|下さい)|評価し|出力|設定|返し|すること|みなし)",
        r"(?:点数|満点|最高点|スコア|評価|判定|採用|採点|評点|strong_hire|最高評価|レベル)",
        r"(?:採点者|評価者|面接官|候補者|審査員|アシスタント|レビュアー)",
    ),
    (  # Korean
        r"(?:무시|잊어|잊고|건너뛰|따르지)",
        r"(?:지시|지침|명령|규칙|프롬프트|기준)",
        r"(?:주세요|부여|매기|출력|설정|반환|평가하|처리|주십시오)",
        r"(?:점수|만점|최고점|평가|판정|채용|등급|strong_hire|최고)",
        r"(?:채점자|평가자|면접관|후보자|지원자|심사위원)",
    ),
    (  # Turkish, Polish, Dutch, Arabic: the words that such orders cannot do without
        r"(?:\byok say\w*|\bgörmezden gel\w*|\bzignoruj\w*|\bpomiń\w*|\bnegeer\w*|\bvergeet\b|تجاهل|انس)",
        r"(?:\btalimat\w*|\bkural\w*|\binstrukcj\w+|\bpoleceni\w+|\binstructies?\b|\bregels\b|التعليمات|تعليمات|"
        r"القواعد)",
        r"(?:\bver(?:in)?\b|\bprzyznaj\w*|\bdaj\w*|\bustaw\w*|\bgeef\b|\bken\b|\bzet\b|امنح|أعط|ضع)",
        r"(?:\bpuan\w*|\bnot\b|\bocen\w+|\bpunkt\w+|\bmaksymaln\w+|\bscores?\b|\bbeoordeling\w*|\boordeel\b|"
        r"strong_hire|الدرجة|درجات|تقييم|الحكم)",
        r"(?:\bdeğerlendir\w+|\badayı?\w*|\bkandydat\w*|\boceniając\w+|\bbeoordelaar\w*|\bkandidaat\b|المقيم|"
        r"المرشح|المصحح)",
    ),
)  # fmt: skip
_COMPILED = tuple(tuple(re.compile(p) for p in row) for row in _LANGUAGES)
_ENGLISH = re.compile(r"\b(?:the|and|of|is|with|to|a|in|we|that|for)\b")


# Latin-script languages need one of these; other scripts show themselves.
_STEMS = (
    "instru", "puntu", "punt", "calific", "nota", "note", "noti", "vered", "verdi", "bewert", "punkt", "urteil",
    "strong_hire", "avali", "valut", "talimat",
    "puan", "ocen", "regel", "regl", "rubri", "kriter", "criter", "anweis", "consign", "polecen", "beoordel",
    "oordeel", "score", "kural",
)  # fmt: skip


def steers_in_another_language(low: str) -> bool:
    """Whether a normalised paragraph gives the grader orders in a language other than English."""
    if low.isascii() and not any(stem in low for stem in _STEMS):
        return False
    if " the " in low and (" is " in low or " of " in low or " to " in low) and "strong_hire" not in low:
        return False
    words = len(low.split())
    if words > 8 and len(_ENGLISH.findall(low)) > 0.2 * words:
        return False
    for override, instruction, give, score, grader in _COMPILED:
        if override.search(low) and (instruction.search(low) or score.search(low)):
            return True
        if ("strong_hire" in low or _MOST.search(low)) and len({m[0] for m in score.finditer(low)}) >= 2:
            return True
        if score.search(low) and give.search(low) and _meant(score, grader, low):
            return True
    return False


_MOST = re.compile(
    r"máxim|maxim|höchst|bestnote|volle|más alta|plus haute|mais alta|высш|अधिकतम|पूर्ण|满分|滿分|最高|満点|만점|최고"
)
_ANSWER = re.compile(r"\b(?:respuesta|antwort|réponse|resposta|risposta)\b|ответ|答案|回答|解答|उत्तर|답변|합격|合格")


def _meant(score: re.Pattern[str], grader: re.Pattern[str], low: str) -> bool:
    """Whether a score that is given is that of an interview: somebody grades or is graded, or several words say so."""
    return (
        bool(grader.search(low) or _ANSWER.search(low))
        or "strong_hire" in low
        or len({m[0] for m in score.finditer(low)}) >= 2
    )
