using InvestOps.Adapters.DataGoKr;
using InvestOps.Adapters.Http;
using InvestOps.Adapters.KrxOpenApi;
using InvestOps.Adapters.Naver;
using InvestOps.Pipeline.Secrets;

namespace InvestOps.Functions;

/// <summary>What the environment says of the sources of market data: keys, and addresses of stand-ins.</summary>
public sealed record SourceSettings
{
    /// <summary>The names of all settings.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [KrxOpenApiSettings.KeySetting, KrxOpenApiSettings.AddressSetting, DataGoKrSettings.KeySetting, DataGoKrSettings.AddressSetting, NaverSettings.AddressSetting];

    public SecretText? KrxOpenApiKey { get; init; }

    /// <summary>Null: the exchange's own.</summary>
    public string? KrxOpenApiAddress { get; init; }

    public SecretText? DataGoKrKey { get; init; }

    /// <summary>Null: the portal's own.</summary>
    public string? DataGoKrAddress { get; init; }

    /// <summary>Null: Naver's own.</summary>
    public string? NaverAddress { get; init; }

    /// <summary>The one source to ask, by name; null: all that are configured.</summary>
    public string? Only { get; init; }

    /// <summary>How long sources are waited for, and how often they are asked again.</summary>
    public HttpLimits Limits { get; init; } = new();

    /// <summary>Reads settings by their names; an empty one is none.</summary>
    public static SourceSettings From(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return new SourceSettings
        {
            KrxOpenApiKey = SecretText.From(setting(KrxOpenApiSettings.KeySetting)),
            KrxOpenApiAddress = setting(KrxOpenApiSettings.AddressSetting),
            DataGoKrKey = SecretText.From(setting(DataGoKrSettings.KeySetting)),
            DataGoKrAddress = setting(DataGoKrSettings.AddressSetting),
            NaverAddress = setting(NaverSettings.AddressSetting),
        };
    }
}
