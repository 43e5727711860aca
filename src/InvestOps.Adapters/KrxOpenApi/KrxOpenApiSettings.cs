using InvestOps.Adapters.Http;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Secrets;

namespace InvestOps.Adapters.KrxOpenApi;

/// <summary>How the exchange's Open API is used.</summary>
public sealed record KrxOpenApiSettings
{
    /// <summary>The setting that holds the key.</summary>
    public const string KeySetting = "KrxOpenApiKey";

    /// <summary>The setting that holds another address, for a stand-in on this machine.</summary>
    public const string AddressSetting = "KrxOpenApiAddress";

    public const string OfficialAddress = "https://data-dbg.krx.co.kr/svc/apis/";

    /// <summary>By the portal's terms: calls of one key from midnight to midnight in Korea.</summary>
    public const int RequestsPerDay = 10_000;

    /// <summary>Null where none is set.</summary>
    public SecretText? Key { get; init; }

    public required SourceAddress Address { get; init; }

    /// <summary>The markets to fetch; each is a request a session, and needs an approval of its own for the key.</summary>
    public IReadOnlyList<Board> Markets { get; init; } = [Board.Kospi, Board.Kosdaq];

    /// <summary>Whether to fetch the index series too: two more requests and two more approvals.</summary>
    public bool Indices { get; init; } = true;
}
