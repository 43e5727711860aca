using System.Text.Json;

namespace InvestOps.FakeExchange.Faults;

/// <summary>Faults as people write them: <c>blocked-page</c>.</summary>
public static class FaultName
{
    private static readonly Dictionary<string, FakeFault> Faults =
        Enum.GetValues<FakeFault>().ToDictionary(fault => JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString()), fault => fault, StringComparer.Ordinal);

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> All => Faults.Keys;

    /// <returns>Null where there is no fault of this name.</returns>
    public static FakeFault? Find(string name) => Faults.TryGetValue(name, out var fault) ? fault : null;
}
