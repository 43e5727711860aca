using InvestOps.Adapters.Http;
using InvestOps.Pipeline.Secrets;

namespace InvestOps.Adapters.DataGoKr;

/// <summary>How the public data portal's stock price service is used.</summary>
public sealed record DataGoKrSettings
{
    /// <summary>The setting that holds the key, in either of the portal's two forms.</summary>
    public const string KeySetting = "DataGoKrKey";

    /// <summary>The setting that holds another address, for a stand-in on this machine.</summary>
    public const string AddressSetting = "DataGoKrAddress";

    public const string OfficialAddress = "https://apis.data.go.kr/1160100/service/";

    /// <summary>The quota of a key for development.</summary>
    public const int RequestsPerDay = 10_000;

    /// <summary>Null where none is set.</summary>
    public SecretText? Key { get; init; }

    public required SourceAddress Address { get; init; }

    /// <summary>Rows of one page.</summary>
    public int PageRows { get; init; } = 1_000;
}
