using InvestOps.Adapters.Http;

namespace InvestOps.Adapters.Naver;

/// <summary>How Naver's daily chart is used. It is unofficial and may end any day; its terms do not welcome programs, so it is off unless a person switches it on.</summary>
public sealed record NaverSettings
{
    /// <summary>The setting that holds another address, for a stand-in on this machine.</summary>
    public const string AddressSetting = "NaverAddress";

    public const string OfficialAddress = "https://api.finance.naver.com/";

    /// <summary>A limit of our own: two evenings of the whole market.</summary>
    public const int RequestsPerDay = 6_000;

    public required SourceAddress Address { get; init; }

    /// <summary>The wait between two requests.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(250);
}
