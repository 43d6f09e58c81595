using System.Xml.Linq;
using Exhibit.Tests.Support;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Exhibit.Tests.Architecture;

/// <summary>Which folder may see which, read from the compiled code.</summary>
public sealed class LayersTest
{
    private static readonly Dictionary<string, string[]> MaySee = new(StringComparer.Ordinal)
    {
        ["Model"] = [],
        ["Text"] = ["Model"],
        ["Readers"] = ["Model"],
        ["Spilling"] = [],
        ["Traces"] = ["Model", "Spilling", "Text"],
        ["Coordination"] = ["Model", "Spilling", "Traces"],
        ["Exchange"] = ["Claims", "Evidence", "Export", "Model"],
        ["Signals"] = ["Model", "Text", "Readers", "Coordination", "Spilling"],
        ["Export"] = ["Model"],
        ["Claims"] = ["Evidence", "Readers"],
        ["Forgetting"] = ["Model"],
        ["Letters"] = ["Claims", "Export", "Model"],
        ["Dossiers"] = ["Claims", "Coordination", "Evidence", "Export", "Model", "Signals", "Spilling", "Traces"],
    };

    [Fact]
    public void FoldersSeeOnlyWhatTheyMay()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Catalog).Assembly.Location);
        var wrong = Uses(assembly)
            .Where(u => !Allowed(u.From, u.To))
            .Select(u => $"{u.Type} ({u.From}) sees {u.Used} ({u.To})")
            .Distinct()
            .Order()
            .ToArray();
        Assert.Empty(wrong);
    }

    [Fact]
    public void TheRuleCanFail()
    {
        Assert.False(Allowed("Model", "Readers"));
        Assert.False(Allowed("Export", ""));
        Assert.False(Allowed("Coordination", "Readers"));
        Assert.True(Allowed("", "Export"));
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Catalog).Assembly.Location);
        var uses = Uses(assembly).Select(u => (u.From, u.To)).ToHashSet();
        Assert.Contains(("Traces", "Text"), uses);
        Assert.Contains(("Coordination", "Traces"), uses);
    }

    [Fact]
    public void ProjectsReferenceExactlyTheTable()
    {
        var table = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(RealData.Repository, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            var references = XDocument
                .Load(file)
                .Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))
                .Order(StringComparer.Ordinal);
            table[Path.GetFileNameWithoutExtension(file)] = string.Join(' ', references);
        }

        Assert.Equal("", table["Exhibit.Evidence"]);
        Assert.Equal("Exhibit.Evidence", table["Exhibit"]);
        Assert.Equal("Exhibit", table["Exhibit.Simulator"]);
        Assert.Equal("Exhibit", table["Exhibit.Stores"]);
        Assert.Equal("Exhibit.Simulator Exhibit.Stores", table["Exhibit.Cli"]);
        Assert.Equal(5, table.Count);
    }

    private static bool Allowed(string from, string to) =>
        from.Length == 0 || from == to || (MaySee.TryGetValue(from, out var may) && may.Contains(to));

    private static IEnumerable<(string Type, string From, string Used, string To)> Uses(AssemblyDefinition assembly)
    {
        foreach (var type in assembly.MainModule.GetTypes().Where(t => Folder(t) is not null))
        {
            foreach (var used in References(type).Where(r => Folder(r) is not null))
            {
                yield return (type.FullName, Folder(type)!, used.FullName, Folder(used)!);
            }
        }
    }

    private static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        IEnumerable<TypeReference> all = type
            .Fields.Select(f => f.FieldType)
            .Concat(type.Interfaces.Select(i => i.InterfaceType))
            .Concat(type.Properties.Select(p => p.PropertyType));
        if (type.BaseType is not null)
        {
            all = all.Append(type.BaseType);
        }

        foreach (var method in type.Methods)
        {
            all = all.Append(method.ReturnType).Concat(method.Parameters.Select(p => p.ParameterType));
            if (method.HasBody)
            {
                all = all.Concat(method.Body.Variables.Select(v => v.VariableType)).Concat(method.Body.Instructions.SelectMany(Operands));
            }
        }

        return all.SelectMany(Parts);
    }

    private static IEnumerable<TypeReference> Operands(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(p => p.ParameterType)],
            FieldReference field => [field.DeclaringType, field.FieldType],
            _ => [],
        };

    private static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type is GenericInstanceType generic ? generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType)
        : type is TypeSpecification specification ? Parts(specification.ElementType)
        : [type];

    // The first folder below the project, "" for top-level files, null for other people's types.
    private static string? Folder(TypeReference type)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return type.Namespace == "Exhibit" ? ""
            : type.Namespace.StartsWith("Exhibit.", StringComparison.Ordinal) ? type.Namespace.Split('.')[1]
            : null;
    }
}
