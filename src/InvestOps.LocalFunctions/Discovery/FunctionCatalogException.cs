namespace InvestOps.LocalFunctions.Discovery;

/// <summary>The function classes are not right; every mistake is listed.</summary>
public sealed class FunctionCatalogException(IReadOnlyList<string> mistakes)
    : Exception("The functions cannot be used:" + string.Concat(mistakes.Select(mistake => "\n  " + mistake)))
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
