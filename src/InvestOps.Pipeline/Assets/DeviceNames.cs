namespace InvestOps.Pipeline.Assets;

/// <summary>Names that Windows keeps for devices, with any ending and in any case: a file of that name cannot be made there.</summary>
internal static class DeviceNames
{
    public static bool Has(string name)
    {
        var stem = name.AsSpan(0, name.IndexOf('.') is >= 0 and var dot ? dot : name.Length);
        return stem.Length switch
        {
            3 => Is(stem, "con") || Is(stem, "prn") || Is(stem, "aux") || Is(stem, "nul"),
            4 => stem[3] is >= '1' and <= '9' && (Is(stem[..3], "com") || Is(stem[..3], "lpt")),
            _ => false,
        };
    }

    private static bool Is(ReadOnlySpan<char> stem, string device) => stem.Equals(device, StringComparison.OrdinalIgnoreCase);
}
