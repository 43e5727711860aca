namespace InvestOps.Domain.Market;

/// <summary>Reads share class and status out of what KRX rows carry: code, name and section (소속부).</summary>
public static class IssueClassifier
{
    // The listed infrastructure, property, resource and lending funds. Companies have 인프라 in their names too, and the
    // industry texts put venture capital firms beside funds, so neither tells them.
    private static readonly string[] Funds = ["맥쿼리인프라", "발해인프라", "맵스리얼티", "ANKOR유전", "투융자"];

    // ETFs are named for their issuer's brand, a space, and what they track; ETNs end in the word.
    private static readonly string[] FundBrands =
    [
        "KODEX ", "TIGER ", "KBSTAR ", "RISE ", "ARIRANG ", "PLUS ", "HANARO ", "KOSEF ", "KIWOOM ", "KINDEX ", "ACE ", "SOL ",
        "TIMEFOLIO ", "TREX ", "FOCUS ", "WON ", "BNK ", "UNICORN ", "VITA ", "1Q ", "ITF ", "에셋플러스 ", "히어로즈 ", "마이티 ", "마이다스 ",
    ];

    /// <summary>Classes by code and name. Common shares end in 0; preferred ones in 5, 7, 9 or a letter from K on.</summary>
    public static ShareClass ClassOf(Symbol symbol, string? name, string? section)
    {
        if (IsExchangeTraded(name))
        {
            return ShareClass.ExchangeTraded;
        }

        if (IsSpac(name, section))
        {
            return ShareClass.Spac;
        }

        if (IsPreferredCode(symbol))
        {
            return ShareClass.Preferred;
        }

        if (symbol.Code[0] == '9' || Has(section, "외국기업"))
        {
            return ShareClass.Foreign;
        }

        if (IsReit(name))
        {
            return ShareClass.Reit;
        }

        return Funds.Any(fund => Has(name, fund)) ? ShareClass.Fund : ShareClass.Common;
    }

    /// <summary>Status by section text; KOSPI rows carry no section, so 관리종목 of KOSPI cannot be told from them.</summary>
    public static IssueStatus StatusOf(string? name, string? section)
    {
        var status = IssueStatus.None;
        if (Has(section, "관리종목"))
        {
            status |= IssueStatus.Administrative;
        }

        if (Has(section, "투자주의환기"))
        {
            status |= IssueStatus.InvestmentCaution;
        }

        return IsSpac(name, section) ? status | IssueStatus.Spac : status;
    }

    /// <summary>Reads a market name as the sources spell it: KOSPI, KOSDAQ, KOSDAQ GLOBAL, KONEX, or the ids STK, KSQ, KNX.</summary>
    public static Board BoardOf(string? market) => market switch
    {
        "KOSPI" or "STK" or "유가증권" => Board.Kospi,
        "KOSDAQ" or "KOSDAQ GLOBAL" or "KSQ" or "코스닥" => Board.Kosdaq,
        "KONEX" or "KNX" or "코넥스" => Board.Konex,
        _ => Board.Unknown,
    };

    // 메리츠 is a group of insurers and brokers, whose companies are no REITs; 이리츠코크렙 is one that does not end so.
    private static bool IsReit(string? name) =>
        name is not null && ((name.EndsWith("리츠", StringComparison.Ordinal) && !name.EndsWith("메리츠", StringComparison.Ordinal)) || Has(name, "이리츠"));

    private static bool IsExchangeTraded(string? name) =>
        name is not null && (name.EndsWith(" ETN", StringComparison.Ordinal) || Array.Exists(FundBrands, brand => name.StartsWith(brand, StringComparison.Ordinal)));

    private static bool IsPreferredCode(Symbol symbol) => symbol.Code[^1] is '5' or '7' or '9' or >= 'K' and <= 'Z';

    private static bool IsSpac(string? name, string? section) => Has(name, "스팩") || Has(section, "SPAC");

    private static bool Has(string? text, string part) => text is not null && text.Contains(part, StringComparison.Ordinal);
}
