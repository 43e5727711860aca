namespace InvestOps.Domain.Market;

/// <summary>What kind of security an issue is, as far as code and name tell.</summary>
public enum ShareClass
{
    /// <summary>보통주.</summary>
    Common = 0,

    /// <summary>우선주: old classes end in 5, 7 or 9, newer ones in K, L, M and on.</summary>
    Preferred = 1,

    /// <summary>기업인수목적회사 (스팩).</summary>
    Spac = 2,

    /// <summary>부동산투자회사 (리츠).</summary>
    Reit = 3,

    /// <summary>Infrastructure and other listed investment companies.</summary>
    Fund = 4,

    /// <summary>A foreign company or depositary receipt (codes 900000 to 999999 by KRX practice, or the section 외국기업).</summary>
    Foreign = 5,

    /// <summary>ETF and ETN: no sales tax, ticks of their own.</summary>
    ExchangeTraded = 6,
}
