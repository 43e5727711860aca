namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>One function, written for both hosts in a class each.</summary>
internal sealed record FunctionPair(Type Real, Type Ours)
{
    public Type For(Side side) => side == Side.Real ? Real : Ours;
}
