using InvestOps.Pipeline.Secrets;

namespace InvestOps.Adapters.DataGoKr;

/// <summary>
/// The portal shows each key in two forms: as it is, and already encoded for an address. In an address it has to be encoded exactly
/// once, so the second form is brought back to the first before it is encoded. A key as it is never has a percent sign.
/// </summary>
internal static class ServiceKey
{
    public static string ForAddress(SecretText key)
    {
        var given = key.Reveal();
        return Uri.EscapeDataString(given.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(given) : given);
    }
}
