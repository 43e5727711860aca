namespace InvestOps.Adapters.Sample;

/// <summary>Invents Korean issue names: a stem of two syllables, then a word of the industry. None is meant to be a real company.</summary>
internal sealed class IssueNames
{
    private const string First = "가나노다두루모벼새소여자차해";
    private const string Second = "늘담란림뫼별빛솔슬결울윤재겸터휘";

    private static readonly (string Industry, string[] Words)[] Industries =
    [
        ("반도체", ["반도체", "하이텍", "세미", "소자"]),
        ("제약·바이오", ["제약", "바이오", "메디칼", "진단"]),
        ("금융", ["금융지주", "증권", "캐피탈", "손해보험"]),
        ("화학", ["화학", "소재", "케미칼", "도료"]),
        ("자동차", ["모터스", "오토", "정밀", "부품"]),
        ("기계·조선", ["중공업", "해양", "기계", "플랜트"]),
        ("유통·식품", ["유통", "식품", "리테일", "제과"]),
        ("소프트웨어", ["소프트", "게임즈", "데이터", "네트웍스"]),
        ("건설", ["건설", "산업개발", "시멘트", "엔지니어링"]),
        ("에너지", ["에너지", "전력", "가스", "배터리"]),
    ];

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private int _stem;

    public static int Sectors => Industries.Length;

    public static string IndustryOf(int sector) => Industries[sector].Industry;

    /// <summary>A name not used before: stems in a fixed shuffled order.</summary>
    public string Next(int sector)
    {
        var words = Industries[sector].Words;
        for (var word = _stem; ; word++)
        {
            var name = Stem() + words[word % words.Length];
            if (_taken.Add(name))
            {
                return name;
            }
        }
    }

    /// <summary>The next stem alone, for names that end otherwise.</summary>
    public string Stem()
    {
        var place = _stem++ * 67 % (First.Length * Second.Length);
        return $"{First[place / Second.Length]}{Second[place % Second.Length]}";
    }
}
