using System.Reflection;
using Xunit;

namespace InvestOps.Conformance.Tests;

public sealed class StageTests
{
    private static IEnumerable<Type> Stages =>
        ProductAssemblies.Types.Where(type => type is { IsClass: true } && type.Name.EndsWith("Stage", StringComparison.Ordinal));

    [Fact]
    public void A_stage_is_a_sealed_class_of_the_pipeline() =>
        Offenders.AreNone(Stages.Where(stage => !stage.IsSealed || stage.Assembly != ProductAssemblies.Pipeline));

    [Fact]
    public void A_stage_has_one_public_method_RunAsync()
    {
        var others = Stages.Where(stage => MethodsOf(stage) is not [{ Name: "RunAsync" }]).Select(stage => stage.Name);

        Offenders.AreNone(others);
    }

    private static MethodInfo[] MethodsOf(Type stage) =>
        [.. stage.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName)];
}
