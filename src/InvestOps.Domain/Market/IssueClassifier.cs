namespace InvestOps.Domain.Market;

/// <summary>Reads share class and status out of what KRX rows carry: code, name and section (소속부).</summary>
public static class IssueClassifier
{
    /// <summary>Classes by code and name. Common shares end in 0; preferred ones in 5, 7, 9 or a letter from K on.</summary>
    public static ShareClass ClassOf(Symbol symbol, string? name, string? section)
    {
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

        if (Has(name, "리츠"))
        {
            return ShareClass.Reit;
        }

        return Has(name, "인프라") || Has(name, "투융자") ? ShareClass.Fund : ShareClass.Common;
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

    private static bool IsPreferredCode(Symbol symbol) => symbol.Code[^1] is '5' or '7' or '9' or >= 'K' and <= 'Z';

    private static bool IsSpac(string? name, string? section) => Has(name, "스팩") || Has(section, "SPAC");

    private static bool Has(string? text, string part) => text is not null && text.Contains(part, StringComparison.Ordinal);
}
